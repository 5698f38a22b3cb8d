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

/** The exit code of a source that was judged: interrupted, then our fault or the caller's, then the verdict. */
export const exitOf = ({ report, errors, signal }: Judged): number => {
  if (signal !== undefined) return exitOfSignal(signal);
  const codes: readonly number[] = [OF_VERDICT[report.verdict], ...errors.map(({ exit }) => exit)];
  return ORDER.find((code) => codes.includes(code)) ?? 0;
};

/** Of two documents: breaking, or withdrawn where the gate asks for it, then undecided. */
export const exitOfCompared = ({ report, gate }: Compared): number => {
  const open = report.changes.filter(({ waivedBy }) => waivedBy === null);
  const has = (verdict: string) => open.some((change) => change.verdict === verdict);
  if (has('breaking')) return 1;
  if (gate === 'withdrawn' && has('withdrawn')) return 1;
  return has('undecided') ? COULD_NOT_TELL : 0;
};

/** Nothing was judged, something is left, or nobody can tell. */
export const COULD_NOT_TELL = 3;
