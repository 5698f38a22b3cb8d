import type { Compared } from '../app/diff.js';
import type { Judged } from '../app/outcome.js';

/** 128 and the number of the signal, as shells count. */
const OF_SIGNAL: ReadonlyMap<string, number> = new Map([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
]);

/** The exit code of what a signal ended; of one that a library caller named, that of SIGINT. */
export const exitOfSignal = (signal: string): number => OF_SIGNAL.get(signal) ?? 130;

const OF_VERDICT = { conforms: 0, 'does-not-conform': 1, 'could-not-tell': 3 } as const;

/** The weightiest first; 2 was decided before anything was sent, or is the caller's file that could not be written. */
const ORDER = [70, 2, 1, 3] as const;

export const exitOfVerdict = (verdict: keyof typeof OF_VERDICT): number => OF_VERDICT[verdict];

/** The exit code of a source that was judged: interrupted, then our fault or the caller's, then the verdict. */
export const exitOf = ({ report, errors, signal }: Judged): number => {
  if (signal !== undefined) return exitOfSignal(signal);
  const codes: readonly number[] = [OF_VERDICT[report.verdict], ...errors.map(({ exit }) => exit)];
  return ORDER.find((code) => codes.includes(code)) ?? 0;
};

/** Of two documents: what is an error, or a waiver of nothing, then what is undecided. */
export const exitOfCompared = ({ report, unusedWaivers }: Compared): number => {
  const errors = report.changes.filter(
    ({ waivedBy, severity }) => waivedBy === null && severity === 'error',
  );
  const broken = errors.some(({ verdict }) => verdict !== 'undecided');
  if (broken || unusedWaivers.length > 0) return 1;
  return errors.length > 0 ? COULD_NOT_TELL : 0;
};

/** Nothing was judged, something is left, or nobody can tell. */
export const COULD_NOT_TELL = 3;
