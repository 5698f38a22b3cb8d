import type { Undecoded } from '../body.js';
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
