import type { SchemaViolation } from '../model/contract.js';
import { isDeeper } from './depth.js';
import { inTime, OutOfTime } from './in-time.js';
import type { JsonObject } from './value.js';

/** Errors and nodes of schemas that one explanation may look at. */
const MOST = 1_000_000;

/** Levels from which on alternatives within a value have too many ways to be tried without an end. */
const DEEP = 8;
const TIME_LIMIT_MS = 2000;

export const isDeep = (value: unknown): boolean => isDeeper(value, DEEP);

/** Runs a validator, never a compiler: what is interrupted may be left half done. Throws `OutOfTime`. */
export const limited = <T>(run: () => T): T => inTime(run, TIME_LIMIT_MS);

/**
 * What is known within one explanation, and how much more may be looked at: alternatives within alternatives
 * would be explained again for each way that leads to them.
 */
export class Effort {
  readonly #isVast: boolean;
  #left = MOST;
  readonly #told = new Map<JsonObject, Map<unknown, readonly SchemaViolation[]>>();
  readonly #within = new Map<unknown, ReadonlySet<unknown>>();

  /** @param isVast whether any value may take without end */
  constructor(isVast: boolean) {
    this.#isVast = isVast;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  spend(count: number): void {
    this.#left -= count;
  }

  /** Runs a validator; undefined: not in time, and nothing more is looked at. */
  run<T>(value: unknown, validate: () => T): T | undefined {
    if (this.isSpent) return undefined;
    try {
      return this.#isVast || isDeep(value) ? limited(validate) : validate();
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      this.#left = 0;
      return undefined;
    }
  }

  /** What is wrong with a value by a schema. */
  once(
    schema: JsonObject,
    value: unknown,
    tell: () => readonly SchemaViolation[],
  ): readonly SchemaViolation[] {
    const values = this.#told.get(schema) ?? new Map<unknown, readonly SchemaViolation[]>();
    this.#told.set(schema, values);
    const known = values.get(value);
    if (known) return known;
    const told = tell();
    values.set(value, told);
    return told;
  }

  /** The nodes within the alternatives of a schema. */
  within(
    alternatives: unknown,
    find: (alternatives: unknown) => ReadonlySet<unknown>,
  ): ReadonlySet<unknown> {
    const known = this.#within.get(alternatives);
    if (known) return known;
    const found = find(alternatives);
    this.#within.set(alternatives, found);
    return found;
  }
}
