import { Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ConformanceError } from '../model/error.js';
import type { Command, OptionSpec } from './command.js';
import { commands } from './commands.js';
import type { Terminal } from './terminal.js';
import { version } from '../compose/packaged.js';

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

/** Runs what the arguments ask for. @returns the exit code; throws a `ConformanceError` */
export const execute = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  let code = 0;
  const program = new Parser('conformance')
    .description('Contract-testing and spec-conformance suite for the Partner Clients API.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
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
  const [first] = args;
  if (
    first !== undefined &&
    !first.startsWith('-') &&
    !commands.some(({ name }) => name === first)
  ) {
    throw new ConformanceError('usage', `unknown command "${first}"`);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw usage(error);
  }
  return code;
};

type Action = (call: { options: never; args: readonly string[] }) => Promise<void>;

/** The one place where parsed options get their type: commander knows them by name only. */
const add = (program: Parser, command: Command, action: Action): void => {
  const parser = program
    .command(command.name, { isDefault: command.name === 'run' })
    .summary(command.summary)
    .description([command.summary, command.details].filter(Boolean).join('\n\n'))
    .allowExcessArguments(false);
  if (command.args !== undefined) parser.argument(command.args);
  for (const option of command.options) parser.addOption(optionOf(option));
  parser.action(async () => {
    await action({ options: parser.opts<never>(), args: parser.args });
  });
};

const usage = (error: CommanderError): ConformanceError => {
  const message = error.message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');
  return new ConformanceError('usage', message, { cause: error });
};
