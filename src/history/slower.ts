import type { Night } from './nights.js';
import type { Slower } from './trend-report.js';

const LATELY = 3;
const BEFORE = 14;
const FACTOR = 1.2;

/**
 * Operations whose p95 was, in each of the last nights, above every one of the nights before by a fifth at
 * least; of live nights only, and with fewer of them nothing is said.
 */
export const slowerIn = (nights: readonly Night[]): readonly Slower[] => {
  const [last] = nights.slice(-1);
  if (!last || last.series.command === 'check') return [];
  return Object.keys(last.latencies).flatMap((operation) => slower(operation, nights) ?? []);
};

const slower = (operation: string, nights: readonly Night[]): Slower | undefined => {
  const measured = nights
    .slice(-10 * (LATELY + BEFORE))
    .flatMap(({ start, latencies }) => {
      const p95 = latencies[operation]?.p95;
      return p95 === undefined ? [] : [{ start, p95 }];
    })
    .slice(-LATELY - BEFORE);
  if (measured.length < LATELY + BEFORE) return undefined;
  const before = Math.max(...measured.slice(0, BEFORE).map(({ p95 }) => p95));
  const lately = measured.slice(BEFORE);
  const now = Math.min(...lately.map(({ p95 }) => p95));
  if (now <= before || now < before * FACTOR) return undefined;
  return { operation, since: lately[0]?.start ?? '', before, now };
};
