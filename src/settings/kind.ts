import { meant } from './nearest.js';

/**
 * What a value of an option looks like: how it is read from a text (a flag, a variable), whether a value
 * of a caller or of the configuration is one, and its JSON Schema.
 */
export interface Kind<T> {
  /** Stands for the value in the help: `<seconds>`; absent: the flag takes none. */
  readonly placeholder?: string;
  /** Throws a `RangeError` whose message says what would be right. */
  readonly parse: (text: string) => T;
  readonly accepts: (value: unknown) => value is T;
  readonly schema: Readonly<Record<string, unknown>>;
  /** May be given more than once; the values come as a list. */
  readonly repeatable?: true;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A text that is not empty. */
export const text = (placeholder: string): Kind<string> => ({
  placeholder: `<${placeholder}>`,
  parse: (given) => {
    if (given === '') throw new RangeError('a value is needed.');
    return given;
  },
  accepts: isText,
  schema: { type: 'string', minLength: 1 },
});

const HTTP = /^https?:\/\//;

/** An http or https URL; what else it must be its reader says. */
export const url = (placeholder: string, example: string): Kind<string> => ({
  placeholder: `<${placeholder}>`,
  parse: (given) => {
    if (!HTTP.test(given)) throw new RangeError(`a URL is needed, like ${example}.`);
    return given;
  },
  accepts: (value): value is string => isText(value) && HTTP.test(value),
  schema: { type: 'string', pattern: '^https?://', examples: [example] },
});

/** Texts, one each time that the flag is given. */
export const texts = (placeholder: string): Kind<readonly string[]> => ({
  placeholder: `<${placeholder}>`,
  repeatable: true,
  parse: (given) => [given],
  accepts: (value): value is readonly string[] => Array.isArray(value) && value.every(isText),
  schema: { type: 'array', items: { type: 'string', minLength: 1 } },
});

interface Shape {
  readonly pattern: string;
  /** What would be right. */
  readonly examples: readonly string[];
}

const fitting = ({ pattern, examples }: Shape, given: string): string => {
  if (new RegExp(pattern, 'u').test(given)) return given;
  throw new RangeError(`it must look like ${examples.join(' or ')}.`);
};

/** A text of a certain shape. */
export const matching = (placeholder: string, shape: Shape): Kind<string> => ({
  placeholder: `<${placeholder}>`,
  parse: (given) => fitting(shape, given),
  accepts: (value): value is string => isText(value) && new RegExp(shape.pattern, 'u').test(value),
  schema: { type: 'string', maxLength: 256, ...shape },
});

/** Texts of a certain shape, with commas between them. */
export const matchingTexts = (
  placeholder: string,
  { most, ...shape }: Shape & { readonly most: number },
): Kind<readonly string[]> => {
  const one = matching(placeholder, shape);
  return {
    placeholder: `<${placeholder}>`,
    parse: (given) => given.split(',').map((each) => fitting(shape, each.trim())),
    accepts: (value): value is readonly string[] =>
      Array.isArray(value) && value.length > 0 && value.length <= most && value.every(one.accepts),
    schema: { type: 'array', minItems: 1, maxItems: most, items: one.schema },
  };
};

/** One of a few words. */
export const choice = <const W extends readonly string[]>(
  placeholder: string,
  words: W,
): Kind<W[number]> => ({
  placeholder: `<${placeholder}>`,
  parse: (given) => {
    const found = words.find((word) => word === given);
    if (found === undefined)
      throw new RangeError(`allowed are ${words.join(', ')}${meant(given, words)}.`);
    return found;
  },
  accepts: (value): value is W[number] => words.some((word) => word === value),
  schema: { enum: words },
});

/** Words with commas between them; of a few, where these are known. */
export const list = (placeholder: string, known?: readonly string[]): Kind<readonly string[]> => ({
  placeholder: `<${placeholder}>`,
  parse: (given) => {
    const words = given
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const stranger = known && words.find((word) => !known.includes(word));
    if (stranger !== undefined)
      throw new RangeError(
        `"${stranger}" is none of ${known?.join(', ')}${meant(stranger, known ?? [])}.`,
      );
    if (words.length === 0) throw new RangeError('name at least one.');
    return words;
  },
  accepts: (value): value is readonly string[] =>
    Array.isArray(value) && value.every((word) => isText(word) && (known?.includes(word) ?? true)),
  schema: {
    type: 'array',
    minItems: 1,
    items: known ? { enum: known } : { type: 'string', minLength: 1 },
  },
});

interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
  /** What may stand behind the number: `/s`. */
  readonly suffix?: string;
}

/** A number within bounds, both of them allowed. */
export const number = (
  placeholder: string,
  { least, most, whole, suffix = '' }: Range,
): Kind<number> => {
  const fits = (value: unknown): value is number =>
    typeof value === 'number' &&
    value >= least &&
    value <= most &&
    (!whole || Number.isInteger(value));
  return {
    placeholder: `<${placeholder}>`,
    parse: (given) => {
      const digits =
        suffix !== '' && given.endsWith(suffix) ? given.slice(0, -suffix.length) : given;
      const value = /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
      if (fits(value)) return value;
      throw new RangeError(`a ${whole ? 'whole ' : ''}number from ${least} to ${most} is needed.`);
    },
    accepts: fits,
    schema: { type: whole ? 'integer' : 'number', minimum: least, maximum: most },
  };
};

const TRUE = ['1', 'true', 'yes'];
const FALSE = ['0', 'false', 'no'];

/** Yes or no: a flag without a value. */
export const flag: Kind<boolean> = {
  parse: (given) => {
    if (TRUE.includes(given)) return true;
    if (FALSE.includes(given)) return false;
    throw new RangeError('allowed are true and false.');
  },
  accepts: (value): value is boolean => typeof value === 'boolean',
  schema: { type: 'boolean' },
};
