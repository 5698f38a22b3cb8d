import { type Header, HeaderList } from '../../model/http/headers.js';
import { wrong } from './demand.js';

type Value = string | number | boolean | readonly string[] | null | undefined;

/** By name, or as pairs in order: what `Headers`, a `Map` or a list of pairs yields. */
export type GivenHeaders = Readonly<Record<string, Value>> | Iterable<readonly [string, Value]>;

const UNKNOWN = new HeaderList([], false);
const PAIRS = 'hand over names with texts, or a list of pairs';

/** Throws `usage`. @param whose `request` or `response` */
export const headersOf = (given: unknown, whose: string): HeaderList => {
  if (given === undefined || given === null) return UNKNOWN;
  if (typeof given !== 'object') throw wrong(`the list of header fields of the ${whose}`, PAIRS);
  const pairs: Iterable<unknown> = isIterable(given) ? given : Object.entries(given);
  const headers: Header[] = [];
  for (const pair of pairs) {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string')
      throw wrong(`the list of header fields of the ${whose}`, PAIRS);
    headers.push(...fieldsOf(pair[0], pair[1], whose));
  }
  return new HeaderList(headers);
};

const fieldsOf = (name: string, value: unknown, whose: string): readonly Header[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => fieldsOf(name, each, whose));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ name, value: String(value) }];
  throw wrong(`the field ${name} of the ${whose}`, 'its value is a text, or a list of texts');
};

const isIterable = (given: object): given is Iterable<unknown> =>
  Symbol.iterator in given && typeof given[Symbol.iterator] === 'function';
