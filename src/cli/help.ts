import { commands } from './commands.js';
import { section, table, usageOf } from './help-layout.js';
import { membersOf } from './words.js';

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

/** @param name of a command or of a group of them; undefined: the program */
export const helpOf = async (name: string | undefined): Promise<string> => {
  const command = commands.find((each) => each.name === name);
  // The options of all commands are more than the program's own help has to read.
  if (command) return (await import('./help-command.js')).commandHelp(command);
  return name === undefined ? programHelp() : groupHelp(name);
};
