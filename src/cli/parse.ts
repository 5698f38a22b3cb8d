import { parseArgs } from 'node:util';
import { toolError } from '../model/error.js';
import { meant, nearest } from '../settings/nearest.js';
import { COMMAND_OPTIONS } from '../settings/commands.js';
import type { OptionName } from '../settings/options.js';
import { flagName, inputName, rowOf } from '../settings/resolve.js';
import type { AnyCommand } from './command.js';
import { commands } from './commands.js';

/** What the words of a call ask for. */
export type Asked =
  | { readonly kind: 'version' }
  /** @param of a command, or the first word of several: `pact`; undefined: the program */
  | { readonly kind: 'help'; readonly of: string | undefined }
  | {
      readonly kind: 'call';
      readonly command: AnyCommand;
      readonly input: Readonly<Record<string, unknown>>;
      readonly args: readonly string[];
    };

const HELP = new Set(['-h', '--help']);
const VERSION = new Set(['-V', '--version']);

/** Reads the words of a call. Throws `usage`. */
export const asked = (given: readonly string[]): Asked => {
  if (given[0] === 'help') return helpOn(given.slice(1));
  if (HELP.has(given[0] ?? '')) return { kind: 'help', of: undefined };
  if (VERSION.has(given[0] ?? '')) return { kind: 'version' };
  const { command, group, rest } = commandOf(given);
  if (!command) {
    if (group !== undefined && rest.some((word) => HELP.has(word)))
      return { kind: 'help', of: group };
    throw toolError('usage', unknown(given));
  }
  const end = rest.indexOf('--');
  const options = end === -1 ? rest : rest.slice(0, end);
  if (options.some((word) => HELP.has(word))) return { kind: 'help', of: command.name };
  return { kind: 'call', command, ...parsed(command, rest) };
};

const helpOn = (words: readonly string[]): Asked => {
  const [first] = words;
  if (first === undefined || first.startsWith('-')) return { kind: 'help', of: undefined };
  const { command, group, rest } = commandOf(words);
  if (command) return { kind: 'help', of: command.name };
  if (group !== undefined && rest.length === 0) return { kind: 'help', of: group };
  throw toolError('usage', unknown(words));
};

interface Found {
  readonly command: AnyCommand | undefined;
  /** The first word, where it is that of several commands. */
  readonly group: string | undefined;
  readonly rest: readonly string[];
}

/** The command that the first words name; `run`, where the first word is an option or there is none. */
const commandOf = (words: readonly string[]): Found => {
  const [first, second] = words;
  if (first === undefined || first.startsWith('-'))
    return { command: byName('run'), group: undefined, rest: words };
  const one = byName(first);
  if (one) return { command: one, group: undefined, rest: words.slice(1) };
  const two = second === undefined ? undefined : byName(`${first} ${second}`);
  if (two) return { command: two, group: first, rest: words.slice(2) };
  const isGroup = commands.some(({ name }) => name.startsWith(`${first} `));
  return { command: undefined, group: isGroup ? first : undefined, rest: words.slice(1) };
};

const byName = (name: string): AnyCommand | undefined =>
  commands.find((command) => command.name === name);

/** The commands that begin with a word. */
export const membersOf = (group: string): readonly AnyCommand[] =>
  commands.filter(({ name }) => name.startsWith(`${group} `));

const unknown = ([first = '', second]: readonly string[]): string => {
  const members = membersOf(first).map(({ name }) => name.slice(first.length + 1));
  const names = commands.map(({ name }) => name);
  if (members.length === 0)
    return `unknown command "${first}"${meant(first, [...names, ...names.map(groupOf)])}`;
  return second === undefined || second.startsWith('-')
    ? `"${first}" needs one of ${members.join(', ')}`
    : `unknown command "${first} ${second}"${meant(`${first} ${second}`, names)}`;
};

const groupOf = (name: string): string => name.split(' ', 1)[0] ?? name;

/** The flags and arguments of a command. Throws `usage`. */
const parsed = (command: AnyCommand, words: readonly string[]) => {
  const usage = (message: string, next = `see \`conformance ${command.name} --help\``) =>
    toolError('usage', message, { next });
  const names: readonly OptionName[] = COMMAND_OPTIONS[command.name];
  const flags = new Map(names.flatMap((name) => withFlag(name)));
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries([...flags].map(([flag, name]) => [flag, { type: typeOf(name) }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const input: Record<string, unknown> = {};
  const args: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') args.push(token.value);
    if (token.kind !== 'option') continue;
    const name = flags.get(token.name);
    if (name === undefined || !token.rawName.startsWith('--'))
      throw usage(
        `unknown option '${token.rawName}'${askedFor(nearest(token.name, [...flags.keys()]))}`,
      );
    const fault = take(input, name, token.name, token.value);
    if (fault !== undefined) throw usage(fault);
  }
  const { usage: shown = '', least = 0, most = 0 } = command.args ?? {};
  if (args.length < least) throw usage(`an argument is missing: ${shown.replace('...', '')}`);
  if (args.length > most) {
    const takes = `${command.name} takes ${most} argument${most === 1 ? '' : 's'}, not ${args.length}`;
    throw usage(takes, flags.has('target') ? targetIn(args) : undefined);
  }
  return { input, args };
};

/** What to write where an address stands among the arguments. */
const targetIn = (args: readonly string[]): string | undefined => {
  const url = args.find((each) => /^https?:\/\//i.test(each));
  return url && `write --target ${url}`;
};

const withFlag = (name: OptionName): readonly (readonly [string, OptionName])[] => {
  const flag = flagName(name);
  return flag === null ? [] : [[flag, name]];
};

const typeOf = (name: OptionName): 'string' | 'boolean' =>
  rowOf(name).kind.placeholder === undefined ? 'boolean' : 'string';

/** Reads the value of a flag into the input. @returns what is wrong with it */
const take = (
  input: Record<string, unknown>,
  name: OptionName,
  flag: string,
  text: string | undefined,
): string | undefined => {
  const { kind } = rowOf(name);
  const key = inputName(name);
  if (kind.placeholder === undefined) {
    if (text !== undefined) return `--${flag} takes no value`;
    input[key] = !flag.startsWith('no-');
    return undefined;
  }
  if (text === undefined || (text.startsWith('--') && text.length > 2))
    return `--${flag} needs a value: --${flag} ${kind.placeholder}`;
  try {
    const value = kind.parse(text);
    input[key] = kind.repeatable ? [input[key] ?? [], value].flat() : value;
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `--${flag} cannot be "${text}": ${error.message.replace(/\.$/, '')}`;
  }
};

const askedFor = (flag: string | undefined): string =>
  flag === undefined ? '' : ` (did you mean --${flag}?)`;
