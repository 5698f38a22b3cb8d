import { COMMAND_OPTIONS } from '../settings/commands.js';
import { defaultOf, type Option } from '../settings/option.js';
import type { OptionName } from '../settings/options.js';
import { flagName, rowOf } from '../settings/resolve.js';
import type { AnyCommand } from './command.js';
import { commands } from './commands.js';
import { membersOf } from './parse.js';

const WIDTH = 80;

/** Words in lines of a width; the first begins where it stands, the others at an indentation. */
const wrapped = (text: string, indent: number): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
};

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.min(32, Math.max(0, ...rows.map(([term]) => term.length)));
  return rows
    .map(([term, words]) => {
      const lead =
        term.length > width ? `  ${term}\n${' '.repeat(width + 4)}` : `  ${term.padEnd(width)}  `;
      return `${lead}${wrapped(words, width + 4)}\n`;
    })
    .join('');
};

const section = (title: string, body: string): string =>
  body === '' ? '' : `\n${title}:\n${body}`;

const usageOf = ({ name, args }: AnyCommand): string =>
  [name, '[options]', args?.usage].filter((part) => part !== undefined).join(' ');

/** The help of the program. */
export const programHelp = (): string => {
  const groups = new Set<string>();
  const rows = commands.flatMap((command): [string, string][] => {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) return [[usageOf(command), command.summary]];
    if (groups.has(first)) return [];
    groups.add(first);
    return [
      [
        first,
        membersOf(first)
          .map(({ name }) => name.slice(first.length + 1))
          .join(', '),
      ],
    ];
  });
  return [
    'Usage: conformance [command] [options]\n\n',
    'Contract-testing and spec-conformance suite for the Partner Clients API.\n',
    'Without a command it is run.\n',
    section(
      'Options',
      table([
        ['-V, --version', 'print the version'],
        ['-h, --help', 'print this help'],
      ]),
    ),
    section('Commands', table([...rows, ['help [command]', 'print the help of a command']])),
  ].join('');
};

/** The help of the commands that begin with a word. */
export const groupHelp = (group: string): string =>
  `Usage: conformance ${group} [command]\n${section('Commands', table(membersOf(group).map((command) => [usageOf(command), command.summary])))}`;

const explained = (row: Pick<Option, 'help' | 'default' | 'defaultWords'>): string => {
  const shown = defaultOf(row);
  return shown === undefined ? row.help : `${row.help} (default: ${shown})`;
};

/** The help of a command: flags, variables, and what stands in the configuration alone. */
export const commandHelp = (command: AnyCommand): string => {
  const names: readonly OptionName[] = COMMAND_OPTIONS[command.name];
  const flags = names.flatMap((name): [string, string][] => {
    const flag = flagName(name);
    const row = rowOf(name);
    return flag === null
      ? []
      : [[[`--${flag}`, row.kind.placeholder].filter(Boolean).join(' '), explained(row)]];
  });
  const variables = names.flatMap((name): [string, string][] => {
    const { env: [variable] = [], ...row } = rowOf(name);
    return variable === undefined ? [] : [[variable, explained(row)]];
  });
  const places = names.flatMap((name): [string, string][] => {
    const { file: [place] = [], env, ...row } = rowOf(name);
    const isOnly = flagName(name) === null && env === undefined && place !== undefined;
    return isOnly ? [[place, explained(row)]] : [];
  });
  return [
    `Usage: conformance ${usageOf(command)}\n\n${wrapped(command.summary, 0)}\n`,
    command.details === undefined ? '' : `\n${wrapped(command.details, 0)}\n`,
    section('Options', table([...flags, ['-h, --help', 'print this help']])),
    section('Environment', table(variables)),
    section('In conformance.yaml', table(places)),
    section('Examples', command.examples.map((each) => `  conformance ${each}\n`).join('')),
  ].join('');
};

/** @param name of a command or of a group of them; undefined: the program */
export const helpOf = (name: string | undefined): string => {
  const command = commands.find((each) => each.name === name);
  if (command) return commandHelp(command);
  return name === undefined ? programHelp() : groupHelp(name);
};
