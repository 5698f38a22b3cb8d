import type { ConformanceError } from '../../model/error.js';
import { appError } from '../errors.js';

/** What checks of the user's own did wrong while they judged. */
export class OwnFaults {
  #first: ConformanceError | undefined;

  get first(): ConformanceError | undefined {
    return this.#first;
  }

  /** The first is told: the others may follow from it. */
  note(check: string, module: string, thrown: unknown): void {
    const what = thrown instanceof Error ? thrown.message : String(thrown);
    this.#first ??= appError(
      'own-check-failed',
      `the check ${check} of ${module} failed: ${what.slice(0, LONGEST)}`,
      { cause: thrown },
    );
  }
}

const LONGEST = 500;
