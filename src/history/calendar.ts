import type { Night } from './nights.js';
import type { Hole } from './trend-report.js';

const DAY = 86_400_000;

const dayOf = (time: string): number => Math.floor(Date.parse(time) / DAY);
const textOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * Days without a line, from the first night to the day before this one; a night is of each day that it
 * touches.
 * @param now milliseconds since the epoch
 */
export const holesIn = (nights: readonly Night[], now: number): readonly Hole[] => {
  const holes: Hole[] = [];
  let next: number | undefined;
  const until = (day: number) => {
    if (next !== undefined && day > next)
      holes.push({ from: textOf(next), to: textOf(day - 1), days: day - next });
  };
  for (const { start, end } of nights) {
    until(dayOf(start));
    next = Math.max(next ?? -Infinity, dayOf(start) + 1, dayOf(end) + 1);
  }
  // Tonight's may still come.
  until(Math.floor(now / DAY));
  return holes;
};
