import { Body, EMPTY_BODY } from '../../model/body.js';
import { contentBody, decodeWithin, MAX_BODY_BYTES } from '../../transport/coding.js';
import type { HeaderList } from '../../model/http/headers.js';
import { wrong } from './demand.js';

/** A text, bytes, or the value that somebody has parsed; `null` or `''`: none. */
export type GivenBody = string | Uint8Array | ArrayBuffer | object | number | boolean | null;

interface Read {
  readonly body: Body;
  readonly isParsed: boolean;
}

const NONE: Read = { body: EMPTY_BODY, isParsed: false };
const UNKNOWN: Read = { body: Body.notKept(), isParsed: false };

/** Throws `usage`. @param whose `request` or `response` */
export const bodyOf = (given: unknown, headers: HeaderList, whose: string): Read => {
  if (given === undefined) return UNKNOWN;
  if (given === null || given === '') return NONE;
  if (typeof given === 'string') return textOf(given);
  const bytes = bytesOf(given);
  if (bytes) return { body: contentOf(bytes, headers), isParsed: false };
  return valueOf(given, whose);
};

const textOf = (text: string): Read =>
  text.length > MAX_BODY_BYTES ? UNKNOWN : { body: Body.ofText(text), isParsed: false };

/** Bytes of another realm, as test runners make them, are bytes too. */
const bytesOf = (given: unknown): Uint8Array | undefined => {
  if (ArrayBuffer.isView(given))
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (Object.prototype.toString.call(given) !== '[object ArrayBuffer]') return undefined;
  return new Uint8Array(given as ArrayBuffer);
};

/** Most clients decode content and keep Content-Encoding: bytes that are a text already were decoded. */
const contentOf = (bytes: Uint8Array, headers: HeaderList): Body => {
  if (bytes.length > MAX_BODY_BYTES) return Body.notKept();
  if (bytes.length === 0) return EMPTY_BODY;
  // What a caller changes later is no part of what was judged.
  const plain = Body.ofBytes(bytes.slice());
  if (plain.isUtf8) return plain;
  return contentBody(bytes.slice(), headers, decodeWithin(MAX_BODY_BYTES));
};

const valueOf = (given: unknown, whose: string): Read => {
  const what = `the body of the ${whose}`;
  if (typeof given === 'object' && given !== null && isStream(given))
    throw wrong(what, 'read the stream first, and hand over its text or its bytes');
  const text = isPlain(given) ? jsonOf(given) : undefined;
  if (text === undefined)
    throw wrong(what, 'hand over a text, bytes, or a value that JSON can hold');
  return { ...textOf(text), isParsed: true };
};

const isStream = (given: object): boolean => 'getReader' in given || 'pipe' in given;

/** Of any realm; a form or a `Map` would look like an empty object. */
const isPlain = (given: unknown): boolean =>
  typeof given !== 'object' ||
  ['[object Object]', '[object Array]'].includes(Object.prototype.toString.call(given));

/** Undefined: a value that JSON cannot hold. */
const jsonOf = (value: unknown): string | undefined => {
  try {
    // It gives nothing for a function, for one, which its type does not say.
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
};
