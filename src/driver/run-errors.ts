import { ConformanceError } from '../model/error.js';
import { driverError } from './errors.js';
import { RunStop } from './stop.js';

/** What ends a run with a code of its own, and not as a stop. */
export const LOST: ReadonlySet<string> = new Set(['journal-lost', 'target-lost', 'access-lost']);

export const isKnown = (error: unknown): error is Error =>
  error instanceof RunStop || (error instanceof ConformanceError && error.exit === 3);

export const asOurs = (error: unknown): ConformanceError =>
  error instanceof ConformanceError
    ? error
    : driverError('internal', 'a probe threw', { cause: error });
