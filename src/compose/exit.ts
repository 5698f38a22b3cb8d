import type { ConformanceError } from '../model/error.js';
import type { RunVerdict } from '../model/report.js';

/** The exit code of a run that was begun: interrupted, then our fault or the caller's, then the verdict. */
export const exitOf = (
  verdict: RunVerdict,
  errors: readonly (ConformanceError | undefined)[],
  signal: string | undefined,
): number => {
  if (signal !== undefined) return signal === 'SIGTERM' ? 143 : 130;
  for (const code of [70, 2]) if (errors.some((error) => error?.exit === code)) return code;
  return { conforms: 0, 'does-not-conform': 1, 'could-not-tell': 3 }[verdict];
};
