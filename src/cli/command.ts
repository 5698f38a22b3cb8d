import type { Ports } from '../app/ports.js';
import type { Settings } from '../app/settings.js';
import type { CommandName } from '../settings/commands.js';
import type { Terminal } from './terminal.js';

/** What a command is called with. */
export interface Call<C extends CommandName> {
  /** Every option decided. */
  readonly settings: Settings<C>;
  readonly args: readonly string[];
  readonly ports: Ports;
  readonly terminal: Terminal;
}

/** Positional arguments: as the usage line shows them, and how many there may be. */
export interface Arguments {
  /** `<files...>`; in brackets where none need be given. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
}

/** One command of the interface. Its record is light, for the help reads all of them: what a command needs it imports when it runs. */
export interface Command<C extends CommandName = CommandName> {
  readonly name: C;
  readonly args?: Arguments;
  readonly summary: string;
  /** A paragraph for `--help`. */
  readonly details?: string;
  /** Whole command lines, without the name of the program. */
  readonly examples: readonly string[];
  /** It says itself what is wrong with configuration and environment. */
  readonly tellsProblems?: true;
  /** @returns the exit code */
  run(call: Call<C>): Promise<number>;
}

export const defineCommand = <C extends CommandName>(command: Command<C>): Command<C> => command;

/** For those who go through the list of commands: what a parser hands over fits the command that it was parsed for. */
export interface AnyCommand extends Omit<Command, 'run'> {
  run(call: Call<never>): Promise<number>;
}
