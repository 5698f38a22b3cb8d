import { Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ConformanceError } from '../model/error.js';
import type { Command, OptionSpec } from './command.js';
import { commands } from './commands.js';
import type { Terminal } from './terminal.js';
import { version } from '../app/packaged.js';

const parsed = (parse: (text: string) => unknown, text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidArgumentError(error.message);
    throw error;
  }
};

const optionOf = ({ flags, summary, parse, repeatable }: OptionSpec): Option => {
  const option = new Option(flags, summary);
  if (repeatable) {
    option.argParser((text: string, before: readonly unknown[] | undefined) => [
      ...(before ?? []),
      parse ? parsed(parse, text) : text,
    ]);
  } else if (parse) {
    option.argParser((text: string) => parsed(parse, text));
  }
  return option;
};

/** `help run` is `run --help`. */
const withoutHelpCommand = (args: readonly string[]): readonly string[] =>
  args[0] === 'help' ? [...args.slice(1), '--help'] : args;

/** Runs what the arguments ask for. @returns the exit code; throws a `ConformanceError` */
export const execute = async (given: readonly string[], terminal: Terminal): Promise<number> => {
  const args = withoutHelpCommand(given);
  let code = 0;
  const program = new Parser('conformance')
    .description('Contract-testing and spec-conformance suite for the Partner Clients API.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    // An option after a command is the command's own: `pact publish --version` names a version.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: () => undefined,
      outputError: () => undefined,
    });
  for (const command of commands) {
    add(program, command, async (call) => {
      code = await command.run({ ...call, terminal });
    });
  }
  const stranger = unknownCommand(args);
  if (stranger !== undefined) throw new ConformanceError('usage', stranger);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw usage(error, args);
  }
  return code;
};

/** What is wrong with the words before the first option; undefined where they name a command or none. */
const unknownCommand = (args: readonly string[]): string | undefined => {
  const end = args.findIndex((arg) => arg.startsWith('-'));
  const words = end === -1 ? args : args.slice(0, end);
  const [first, second] = words;
  if (first === undefined || commands.some(({ name }) => name === first)) return undefined;
  const members = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (members.length === 0) return `unknown command "${first}"`;
  if (second === undefined)
    return end === -1 ? `"${first}" needs one of ${members.map(lastWord).join(', ')}` : undefined;
  const known = members.some((member) => lastWord(member) === second);
  return known ? undefined : `unknown command "${first} ${second}"`;
};

const lastWord = ({ name }: Command): string => name.split(' ').at(-1) ?? name;

/** The parser of the commands that begin with the same word, `pact check` and `pact publish`. */
const group = (parser: Parser, word: string): Parser =>
  parser.commands.find((each) => each.name() === word) ??
  parser.command(word).summary(
    commands
      .filter(({ name }) => name.startsWith(`${word} `))
      .map(lastWord)
      .join(', '),
  );

type Action = (call: { options: never; args: readonly string[] }) => Promise<void>;

/** The one place where parsed options get their type: commander knows them by name only. */
const add = (program: Parser, command: Command, action: Action): void => {
  const words = command.name.split(' ');
  const name = words.pop() ?? command.name;
  const parser = words
    .reduce(group, program)
    .command(name, { isDefault: command.name === 'run' })
    .summary(command.summary)
    .description([command.summary, command.details].filter(Boolean).join('\n\n'))
    .allowExcessArguments(false);
  if (command.args !== undefined) parser.argument(command.args);
  for (const option of command.options) parser.addOption(optionOf(option));
  parser.action(async () => {
    await action({ options: parser.opts<never>(), args: parser.args });
  });
};

/** The parser's words in the style of every other message. */
const STYLE: readonly (readonly [RegExp, string])[] = [
  [/^error: /, ''],
  [/\s+/g, ' '],
  [/\.$/, ''],
  [/^option '(--\S+) [^']*' argument '(.*)' is invalid\. /s, '$1 cannot be "$2": '],
  [/^option '(--\S+) (<[^']*)' argument missing$/, '$1 needs a value: $1 $2'],
  [/^missing required argument '(.*)'$/, 'an argument is missing: <$1>'],
  [
    /^too many arguments for '(.*)'\. Expected (\d+) .* got (\d+)$/,
    '$1 takes $2 arguments, not $3',
  ],
];

const usage = (error: CommanderError, args: readonly string[]): ConformanceError => {
  const message = STYLE.reduce((text, [from, to]) => text.replace(from, to), error.message);
  const words = args.slice(0, 2).join(' ');
  const called = commands.find(({ name }) => `${words} `.startsWith(`${name} `));
  const next = called && { next: `see \`conformance ${called.name} --help\`` };
  return new ConformanceError('usage', message, { cause: error, ...next });
};
