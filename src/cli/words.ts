import { toolError } from '../model/error.js';
import { meant } from '../settings/nearest.js';
import type { AnyCommand } from './command.js';
import { commands } from './commands.js';

/** What the words of a call ask for. */
export type Wanted =
  | { readonly kind: 'version' }
  /** @param of a command, or the first word of several: `pact`; undefined: the program */
  | { readonly kind: 'help'; readonly of: string | undefined }
  | {
      readonly kind: 'call';
      readonly command: AnyCommand;
      /** Flags and arguments. */
      readonly words: readonly string[];
    };

const HELP = new Set(['-h', '--help']);
const VERSION = new Set(['-V', '--version']);

/** Reads the first words of a call. Throws `usage`. */
export const wanted = (given: readonly string[]): Wanted => {
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
  return { kind: 'call', command, words: rest };
};

const helpOn = (words: readonly string[]): Wanted => {
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
