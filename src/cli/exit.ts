import type { Judged } from '../app/outcome.js';

/** 128 and the number of the signal, as shells count. */
export const exitOfSignal = (signal: string): 129 | 130 | 143 =>
  signal === 'SIGTERM' ? 143 : signal === 'SIGHUP' ? 129 : 130;

const OF_VERDICT = { conforms: 0, 'does-not-conform': 1, 'could-not-tell': 3 } as const;

/** The weightiest first; 2 was decided before anything was sent, or is the caller's file that could not be written. */
const ORDER = [70, 2, 1, 3] as const;

/** The exit code of a source that was judged: interrupted, then our fault or the caller's, then the verdict. */
export const exitOf = ({ report, errors, signal }: Judged): number => {
  if (signal !== undefined) return exitOfSignal(signal);
  const codes: readonly number[] = [OF_VERDICT[report.verdict], ...errors.map(({ exit }) => exit)];
  return ORDER.find((code) => codes.includes(code)) ?? 0;
};

/** Nothing was judged, something is left, or nobody can tell. */
export const COULD_NOT_TELL = 3;
