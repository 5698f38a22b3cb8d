import { Body, type Coded, type Undecoded } from '../body.js';
import type { HeaderList } from './headers.js';

/** Undoes content codings, the last first. */
export type Decode = (bytes: Uint8Array, codings: readonly string[]) => Uint8Array | Undecoded;

/** More than this many of what a server lists are not looked at. */
const MOST = 16;
const LONGEST = 40;

/** The content codings of a message, `identity` left out. */
export const codingsOf = (headers: HeaderList): readonly string[] => {
  const value = headers.combined('content-encoding');
  if (value === undefined) return NONE;
  return value
    .split(',', MOST)
    .map((coding) => coding.trim().toLowerCase().slice(0, LONGEST))
    .filter((coding) => coding !== '' && coding !== 'identity');
};

const NONE: readonly string[] = [];

/** Whether an Accept-Encoding field accepts no coding at all (RFC 9110 §12.5.3). */
export const acceptsIdentityAlone = (value: string): boolean =>
  value.split(',').every((item) => {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return coding === '' || coding === 'identity' || parameters.some(isZero);
  });

const isZero = (parameter: string): boolean => /^q=0(?:\.0{0,3})?$/.test(parameter);

/**
 * The content of a message, by its bytes. A coding that nobody knows over what is plain JSON is taken for a
 * word in the wrong field (`Content-Encoding: utf-8`).
 */
export const contentBody = (bytes: Uint8Array, headers: HeaderList, decode: Decode): Body => {
  const codings = bytes.length === 0 ? NONE : codingsOf(headers);
  if (codings.length === 0) return Body.ofBytes(bytes);
  const coded: Coded = { codings, size: bytes.length };
  const decoded = decode(bytes, codings);
  if (typeof decoded !== 'string') return Body.decoded(decoded, coded);
  const isPlain = decoded === 'unknown' && Body.ofBytes(bytes).json.ok;
  return isPlain ? Body.decoded(bytes, coded) : Body.undecoded({ ...coded, problem: decoded });
};
