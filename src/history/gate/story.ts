import type { FindingStory } from './report.js';
import { isSameSeries, type Night } from '../nights.js';
import type { Report } from '../../model/report.js';
import { nightOf } from '../night.js';
import { statesOf } from '../states.js';
import { toldOf, tracksOf } from '../tracks.js';

/** Tells what became of a finding by the night of its report, as the nights before it show. */
export const storiesOf = (
  report: Report,
  nights: readonly Night[],
): ((fingerprint: string) => FindingStory | null) => {
  const own = nightOf(report);
  if (!own) return () => null;
  const before = nights.filter(
    ({ run, series, start }) =>
      run !== own.run &&
      isSameSeries(series, own.series) &&
      Date.parse(start) <= Date.parse(own.start),
  );
  // Of a night without one before it all is new, which says nothing.
  if (before.length === 0) return () => null;
  const { findings } = statesOf(tracksOf(toldOf([...before, own])));
  const stories = new Map(
    findings.map(({ fingerprint, state, since, rate }) => [fingerprint, { state, since, rate }]),
  );
  return (fingerprint) => stories.get(fingerprint) ?? null;
};
