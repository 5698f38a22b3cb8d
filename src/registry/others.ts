import type { Moment } from '../model/moment.js';

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
