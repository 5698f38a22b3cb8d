import type { Moment } from '../model/moment.js';

/**
 * Whether one exchange stands before another in their recording, as far as both come from one: where its
 * clock says otherwise, the clock went back.
 */
export const standsBefore = ({ order: one }: Moment, { order: other }: Moment): boolean => {
  if (!one || !other) return true;
  return one.file !== other.file || one.place <= other.place;
};
