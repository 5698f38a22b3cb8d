import { COMMON_ERRORS, ConformanceError } from '../model/error.js';
import type { Header } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';

export type Members = Readonly<Record<string, unknown>>;

/** Whether a value is a list of HAR's headers: `HeaderList` takes them as they are. */
export const isHeaders = (value: unknown): value is readonly Header[] => {
  if (!Array.isArray(value)) return false;
  for (const each of value)
    if (!isObject(each) || typeof each.name !== 'string' || typeof each.value !== 'string')
      return false;
  return true;
};

/** Why an entry cannot be read. */
export class EntryError extends ConformanceError {
  /** Names the member that is wrong; never its value. */
  readonly what: string;

  constructor(where: string, what: string) {
    super('recording-invalid', `${where}: ${what}`, COMMON_ERRORS['recording-invalid']);
    this.what = what;
  }
}

/** Which entry of which file is read: what an error names. */
export class Place {
  readonly #file: string;
  readonly #unit: 'entry' | 'line';
  /** Entries count from 0, as in the file; lines from 1. */
  index = 0;

  constructor(file: string, unit: 'entry' | 'line') {
    this.#file = file;
    this.#unit = unit;
  }

  /** @param what names the member that is wrong; never its value */
  error(what: string): EntryError {
    return new EntryError(`${this.#file}, ${this.#unit} ${this.index}`, what);
  }

  members(value: unknown, name: string): Members {
    if (isObject(value)) return value;
    throw this.error(`${name} is no object`);
  }

  string(value: unknown, name: string): string {
    if (typeof value === 'string') return value;
    throw this.error(`${name} is no string`);
  }

  list(value: unknown, name: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    throw this.error(`${name} is no list`);
  }

  optionalString(value: unknown, name: string): string | undefined {
    return value === undefined || value === null ? undefined : this.string(value, name);
  }

  number(value: unknown, name: string): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw this.error(`${name} is no number`);
  }
}
