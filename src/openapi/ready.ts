import type { ValidateFunction } from 'ajv';
import { createRequire } from 'node:module';
import type { Dialect } from './dialect.js';
import { FORMATS } from './formats.js';
import { orNothing } from './or-nothing.js';
import type { JsonObject } from './value.js';

const require = createRequire(import.meta.url);

/** From the folder of compiled files, and from that of the bundled ones. */
const FILE = '../ready/validators.cjs';

/** What Ajv makes of schemas that are known word for word, by `wordsOf` them. */
export type ReadyValidators = (
  formats: typeof FORMATS,
) => Readonly<Record<string, () => ValidateFunction>>;

/** What judges by a rewritten schema without compiling it; undefined where nothing does. */
export type Deciders = (
  schema: JsonObject,
  dialect: Dialect,
  byId: (id: string) => JsonObject | undefined,
) => ValidateFunction | undefined;

/** A schema that is larger is none of those that were made ready. */
const MOST_WORDS = 500;

class TooLarge extends Error {}

/** A rewritten schema with those that it refers to, as one text; undefined for one that is large, or contains itself. */
export const wordsOf: (...of: Parameters<Deciders>) => string | undefined = (
  schema,
  dialect,
  byId,
) => {
  let words = 0;
  try {
    const text = JSON.stringify(schema, (key, value: unknown) => {
      if (++words > MOST_WORDS) throw new TooLarge();
      return key === '$ref' && typeof value === 'string' ? (byId(value) ?? value) : value;
    });
    return `${dialect.schema} ${text}`;
  } catch (error) {
    // A TypeError: it contains itself.
    if (error instanceof TooLarge || error instanceof TypeError) return undefined;
    throw error;
  }
};

let validators: ReturnType<ReadyValidators> | undefined;

export const readyDecider: Deciders = (schema, dialect, byId) => {
  validators ??= orNothing(() => (require(FILE) as ReadyValidators)(FORMATS));
  const words = wordsOf(schema, dialect, byId);
  return words !== undefined && Object.hasOwn(validators, words)
    ? validators[words]?.()
    : undefined;
};
