import type { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import { isObject } from '../../model/json/walk.js';

export type Fields = Readonly<Record<string, unknown>>;

/** The one parsing boundary of this folder: an object of JSON. */
export const record = (value: unknown): Fields | undefined => (isObject(value) ? value : undefined);

/** An own member; undefined where there is none, or where the value is no object. */
export const member = (value: unknown, name: string): unknown => {
  const object = record(value);
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
};

export const textAt = (value: unknown, name: string): string | undefined => {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
};

export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(record(value) ?? {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Where in a pact file something is wrong. */
export class PactPlace {
  readonly #file: string;
  readonly #interaction: string | undefined;

  constructor(file: string, interaction?: string) {
    this.#file = file;
    this.#interaction = interaction;
  }

  error(what: string, cause?: unknown): ConformanceError {
    const where = this.#interaction === undefined ? '' : `, interaction ${this.#interaction}:`;
    return pactError('pact-invalid', `the pact ${this.#file}${where} ${what}`, {
      cause,
    });
  }
}

/** Levels of nesting that a pact may have. */
const DEEPEST = 200;

/** Whether a value is nested more deeply than any pact is; never recursive. */
export const isTooDeep = (root: unknown): boolean => {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null
        ? (Object.values(value) as unknown[]).filter(
            (each) => typeof each === 'object' && each !== null,
          )
        : [],
    );
  }
  return false;
};
