/** How far the clocks may be apart, seconds: less than the life of an assertion by far. */
const APART = 30;

/**
 * What to do about the clock of a server; undefined: nothing.
 * @param offset by how much it is ahead of this one, seconds
 * @param heeded the offset that the settings know
 */
export const clockAdvice = (offset: number, heeded: number): string | undefined =>
  Math.abs(offset - heeded) > APART
    ? `set this clock, or clockOffsetSeconds: ${offset} of the target`
    : undefined;
