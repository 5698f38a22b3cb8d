import { settingsError } from './errors.js';
import { COMMAND_OPTIONS, type CommandName } from './commands.js';
import type { LoadedConfiguration } from './configuration.js';
import type { Kind } from './kind.js';
import { type Option, type OptionName, OPTIONS } from './options.js';
import { attempt, type Tell } from './salvage.js';

export type Env = Readonly<Record<string, string | undefined>>;

type Options = typeof OPTIONS;
type KindOf<N extends OptionName> = Options[N]['kind'] extends Kind<infer T> ? T : never;
type HasDefault<N extends OptionName> = Options[N] extends { readonly default: unknown }
  ? true
  : false;
type ValueOf<N extends OptionName> =
  HasDefault<N> extends true
    ? KindOf<N>
    : KindOf<N> extends boolean
      ? boolean
      : KindOf<N> | undefined;

/** The options of a command, each with the value that holds. */
export type ValuesOf<C extends CommandName> = {
  readonly [N in (typeof COMMAND_OPTIONS)[C][number]]: ValueOf<N>;
};

type InputName<N extends OptionName> = Options[N] extends { readonly as: infer A extends string }
  ? A
  : N;

/** What a caller may say of a command's options; whatever it leaves out comes from elsewhere. */
export type InputOf<C extends CommandName> = {
  readonly [N in (typeof COMMAND_OPTIONS)[C][number] as InputName<N>]?: KindOf<N> | undefined;
};

/** The name by which a caller gives an option. */
export const inputName = (name: OptionName): string => rowOf(name).as ?? name;

/** The name of the flag, without its dashes; null: it has none. */
export const flagName = (name: OptionName): string | null => {
  const { flag } = rowOf(name);
  return flag === undefined
    ? inputName(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : flag;
};

/** A row without its own type: for those who go through the table. */
export const rowOf = (name: OptionName): Option => OPTIONS[name];

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[];

/** All that speaks of options, before it is decided which holds. */
export interface Said {
  readonly input: Readonly<Record<string, unknown>>;
  readonly env: Env;
  readonly file: LoadedConfiguration;
  /** Hears what is wrong beyond what the caller says, in place of an error: it counts as not said, then. */
  readonly tell?: Tell | undefined;
}

/**
 * The values of a command's options: what the caller says beats the environment, which beats the file,
 * which beats the default. Throws `usage` for what is unknown or wrong, `config-variable` and
 * `target-invalid` for what the chosen target lacks.
 */
export const resolve = <C extends CommandName>(command: C, said: Said): ValuesOf<C> => {
  const names: readonly OptionName[] = COMMAND_OPTIONS[command];
  refuseStrangers(names, said.input);
  for (const variable of emptyIn(names, said.env)) attempt(() => refuseEmpty(variable), said.tell);
  const target = attempt(() => targetOf(names, said), said.tell);
  const values = new Map<string, unknown>();
  for (const name of names) values.set(name, readOf(name, said, target));
  return Object.fromEntries(values) as ValuesOf<C>;
};

type Entry = Readonly<Record<string, unknown>>;

const TARGETS: readonly OptionName[] = ['target', 'ofTarget', 'storyTarget'];

/** The entry of `targets` that is chosen; undefined where the target is no entry. */
const targetOf = (names: readonly OptionName[], said: Said): Entry | undefined => {
  const option = names.find((name) => TARGETS.includes(name));
  const name = option && valueOf(option, said);
  return typeof name === 'string' ? said.file.target(name) : undefined;
};

/** A variable that cannot be read is none. */
const readOf = (name: OptionName, said: Said, target: Entry | undefined): unknown =>
  attempt(() => valueOf(name, said, target), said.tell) ??
  (said.tell ? valueOf(name, { ...said, env: {} }, target) : undefined);

const valueOf = (name: OptionName, said: Said, target?: Entry): unknown => {
  const row = rowOf(name);
  return (
    given(name, row, said.input) ??
    inEnvironment(row, said.env) ??
    inFile(row, said.file, target) ??
    row.default ??
    (row.kind.placeholder === undefined ? false : undefined)
  );
};

const given = (name: OptionName, { kind }: Option, input: Said['input']): unknown => {
  const input_ = inputName(name);
  const value = input[input_];
  if (value === undefined || kind.accepts(value)) return value;
  throw settingsError('usage', `the option ${input_} is wrong`, {
    next: `it must fit ${JSON.stringify(kind.schema)}`,
  });
};

const inEnvironment = ({ env: names = [], kind }: Option, env: Env): unknown => {
  for (const name of names) {
    const text = env[name];
    if (text === undefined || text === '') continue;
    try {
      return kind.parse(text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const next = error.message.replace(/\.$/, '');
      throw settingsError('usage', `the variable ${name} has a value that is wrong`, {
        next,
      });
    }
  }
  return undefined;
};

const inFile = ({ file = [] }: Option, loaded: LoadedConfiguration, target?: Entry): unknown => {
  for (const place of file) {
    const [first = '', ...path] = place.split('.');
    const found =
      first === 'target' && path.length > 0 ? at(target, path) : at(loaded.section(first), path);
    if (found !== undefined) return found;
  }
  return undefined;
};

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (node, name) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, name)
        ? new Map<string, unknown>(Object.entries(node)).get(name)
        : undefined,
    value,
  );

const refuseStrangers = (names: readonly OptionName[], input: Said['input']): void => {
  const known = names.filter((name) => flagName(name) !== null).map(inputName);
  const stranger = Object.keys(input).find(
    (name) => input[name] !== undefined && !known.includes(name),
  );
  if (stranger === undefined) return;
  throw settingsError('usage', `there is no option "${stranger}" here`, {
    next: `known are ${known.join(', ')}`,
  });
};

const emptyIn = (names: readonly OptionName[], env: Env): readonly string[] =>
  names
    .flatMap((name) => rowOf(name).env ?? [])
    .filter((variable) => variable.startsWith('CONFORMANCE_') && env[variable] === '');

/** An empty variable of ours is a build server's variable that is not set: what was meant is not known. */
const refuseEmpty = (variable: string): never => {
  throw settingsError('usage', `the variable ${variable} is set and empty`, {
    next: 'give it a value, or unset it',
  });
};
