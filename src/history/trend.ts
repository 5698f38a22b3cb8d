import type { Night, Series } from './nights.js';
import type { SeriesTrend, TrendNight } from './trend-report.js';
import { holesIn } from './calendar.js';
import { marksIn } from './marks.js';
import { slowerIn } from './slower.js';
import { statesOf } from './states.js';
import { toldOf, tracksOf } from './tracks.js';

/**
 * The nights as stories, that of the last night first.
 * @param now milliseconds since the epoch: from the last night to that day, days without a line are told too;
 * undefined: the nights are none of a row, and no day is missing
 */
export const trendsOf = (
  nights: readonly Night[],
  now: number | undefined,
): readonly SeriesTrend[] =>
  [...bySeries(nights).values()]
    .sort((one, other) => lastOf(other) - lastOf(one))
    .map((own) => trendOf(own, now));

const lastOf = (nights: readonly Night[]): number => Date.parse(nights.at(-1)?.start ?? '');

const bySeries = (nights: readonly Night[]): ReadonlyMap<string, readonly Night[]> => {
  const all = new Map<string, Night[]>();
  for (const night of nights) {
    const key = keyOf(night.series);
    const own = all.get(key) ?? [];
    all.set(key, own);
    own.push(night);
  }
  return all;
};

const keyOf = ({ command, target, institution, partner, profile, depth }: Series): string =>
  JSON.stringify([command, target, institution, partner, profile, depth]);

const trendOf = (all: readonly Night[], now: number | undefined): SeriesTrend => {
  const nights = toldOf(all);
  return { ...storyOf(nights, now), leftOut: all.length - nights.length };
};

const storyOf = (
  nights: readonly Night[],
  now: number | undefined,
): Omit<SeriesTrend, 'leftOut'> => ({
  series: seriesOf(nights),
  nights: nights.map(nightOf),
  holes: now === undefined ? [] : holesIn(nights, now),
  marks: marksIn(nights),
  ...statesOf(tracksOf(nights)),
  slower: slowerIn(nights),
});

const seriesOf = ([night]: readonly Night[]): Series => {
  if (night) return night.series;
  throw new TypeError('a series has a night');
};

const nightOf = (night: Night): TrendNight => {
  const { run, start, end, verdict, build, narrowedBy, latencies, evidence } = night;
  const findings = { error: 0, warning: 0, info: 0, waived: 0 };
  for (const { severity, waived } of night.findings) findings[waived ? 'waived' : severity] += 1;
  return { run, start, end, verdict, build, narrowedBy, latencies, evidence, findings };
};
