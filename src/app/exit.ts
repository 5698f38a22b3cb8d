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

/** The exit code of a run that ended with one, and besides with an error: interrupted, 70, 2, 1, 3. */
export const worseExit = (exit: number, { exit: other }: ConformanceError): number =>
  [130, 143, 70, 2, 1, 3].find((code) => code === exit || code === other) ?? exit;
