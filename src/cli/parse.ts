import { parseArgs } from 'node:util';
import { toolError } from '../model/error.js';
import { nearest } from '../settings/nearest.js';
import { COMMAND_OPTIONS } from '../settings/commands.js';
import type { OptionName } from '../settings/options.js';
import { flagName, inputName, rowOf } from '../settings/resolve.js';
import type { AnyCommand } from './command.js';
import { wanted, type Wanted } from './words.js';

/** What a call asks for. */
export type Asked =
  | Exclude<Wanted, { readonly kind: 'call' }>
  | {
      readonly kind: 'call';
      readonly command: AnyCommand;
      readonly input: Readonly<Record<string, unknown>>;
      readonly args: readonly string[];
    };

/** Reads all words of a call. Throws `usage`. */
export const asked = (given: readonly string[]): Asked => {
  const what = wanted(given);
  return what.kind === 'call'
    ? { kind: 'call', command: what.command, ...parsed(what.command, what.words) }
    : what;
};

/** The flags and arguments of a command. Throws `usage`. */
export const parsed = (command: AnyCommand, words: readonly string[]) => {
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
