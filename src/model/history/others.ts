import type { Moment } from './write.js';

/** How many times as long as a late read may take. */
const HASTE = 12;

/**
 * Whether a read came so soon after a write that nobody can have written in between whom a recording
 * made elsewhere does not show. It cannot be known; but whoever did so would have to learn of the write
 * and answer it within a minute (twelve times `consistencySeconds`), and a server that loses what it is
 * sent is the likelier cause by far.
 */
export const isSoon = (write: Moment, read: Moment, limitMs: number): boolean =>
  read.start >= write.end && read.start < write.end + HASTE * limitMs;

const PLACE = /^(.*)e(\d+)$/;

/**
 * Whether one exchange stands before another in its recording, as far as their ids tell: where its clock
 * says otherwise, the clock went back.
 */
export const standsBefore = (one: Moment, other: Moment): boolean => {
  const [, file, place] = PLACE.exec(one.id) ?? [];
  const [, otherFile, otherPlace] = PLACE.exec(other.id) ?? [];
  return file !== otherFile || Number(place) <= Number(otherPlace) || place === undefined;
};
