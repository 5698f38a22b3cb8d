import { readHistory } from '../history/history.js';
import { idleDays, type IdleWaiver } from '../history/idle.js';
import { ConformanceError } from '../model/error.js';
import { isSameSeries, type Night, type Series } from '../history/nights.js';
import type { RunInfo } from '../model/report.js';

/** Tells on which days before a waiver waived nothing either; a history that cannot be read tells of none. */
export const idleDaysOf = (
  file: string | undefined,
  run: RunInfo,
): ((idle: IdleWaiver) => readonly string[]) => {
  const { command } = run;
  if (file === undefined || command === 'pact check') return () => [];
  const series: Series = {
    command,
    target: run.target,
    institution: run.institution,
    partner: run.partner,
    profile: run.profile,
    depth: run.depth,
  };
  // Most runs have no such waiver, and need no history; where there are several it is read once.
  let nights: readonly Night[] | undefined;
  return (idle) => idleDays((nights ??= nightsOf(file, series)), idle);
};

const nightsOf = (file: string, series: Series): readonly Night[] => {
  try {
    return readHistory(file).nights.filter((night) => isSameSeries(night.series, series));
  } catch (error) {
    if (error instanceof ConformanceError) return [];
    throw error;
  }
};
