import type { Terminal } from './terminal.js';

/** An option as the help, the README and the parser know it. */
export interface OptionSpec {
  /** `--reports <dir>`; `<…>`: a value is needed. */
  readonly flags: string;
  readonly summary: string;
  /** Reads the text; throws a `RangeError` whose message says what would be right. */
  readonly parse?: (text: string) => unknown;
  /** May be given more than once; the values come as a list. */
  readonly repeatable?: true;
}

/** What a command is called with. */
export interface Call<Options> {
  readonly options: Options;
  readonly args: readonly string[];
  readonly terminal: Terminal;
}

/** One command of the interface. Its record is light: what it needs it imports when it runs. */
export interface Command<Options = never> {
  readonly name: string;
  /** Positional arguments as the usage line shows them: `<file...>`. */
  readonly args?: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** A paragraph for `--help`. */
  readonly details?: string;
  /** @returns the exit code */
  run(call: Call<Options>): Promise<number>;
}

export const defineCommand = <Options>(command: Command<Options>): Command<Options> => command;
