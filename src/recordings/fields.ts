import { type Header, HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import { NOT_RECORDED } from './recorders.js';
import type { HeaderPool } from './headers.js';
import { isHeaders } from './shape.js';

/** The header fields of a request; what no recorder should have written is dropped, or turned into text. */
export const requestFields = (value: unknown, mimeType: unknown, pool: HeaderPool): HeaderList =>
  listOf(
    // Some recorders write the name alone of what they were asked to send and did not.
    wellFormed(value) ?? mended(value).filter((field) => field.value !== NOT_RECORDED),
    mimeType,
    pool,
  );

/** The header fields of an answer; one whose value nobody wrote down was there all the same. */
export const responseFields = (value: unknown, mimeType: unknown, pool: HeaderPool): HeaderList =>
  listOf(wellFormed(value) ?? mended(value).map((each) => typed(each, mimeType)), mimeType, pool);

/** The usual case costs nothing. */
const wellFormed = (value: unknown): readonly Header[] | undefined =>
  isHeaders(value) ? value : undefined;

const listOf = (listed: readonly Header[], mimeType: unknown, pool: HeaderPool): HeaderList => {
  // HTTP/2 has fields such as :status, which are no header fields (RFC 9113 §8.3)
  const hasPseudo = listed[0]?.name.startsWith(':') === true;
  const fields = hasPseudo ? listed.filter(({ name }) => !name.startsWith(':')) : listed;
  if (fields.length > 0) return new HeaderList(pool.list(fields));
  // Nobody sends a message without a single field: the recorder did not keep them.
  const value = typeIn(mimeType);
  return new HeaderList(value === undefined ? [] : [{ name: 'content-type', value }], false);
};

const typed = (field: Header, mimeType: unknown): Header => {
  const isUnknown = field.value === NOT_RECORDED && field.name.toLowerCase() === 'content-type';
  return isUnknown ? { name: field.name, value: typeIn(mimeType) ?? NOT_RECORDED } : field;
};

const typeIn = (mimeType: unknown): string | undefined =>
  typeof mimeType === 'string' && mimeType.includes('/') ? mimeType : undefined;

/** A list of anything, or an object of values by name, as some loggers write it. */
const mended = (value: unknown): readonly Header[] => {
  if (Array.isArray(value)) return value.flatMap(mendedField);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => namedFields(name, each));
};

const mendedField = (field: unknown): readonly Header[] => {
  if (!isObject(field) || typeof field.name !== 'string' || field.name === '') return [];
  return namedFields(field.name, field.value);
};

/** A list is a field that was sent several times. */
const namedFields = (name: string, value: unknown): readonly Header[] => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => ({ name, value: textOf(each) }));
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : NOT_RECORDED;
};
