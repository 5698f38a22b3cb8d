import { ProbeStop } from './stop.js';

/** Deletions that may fail before nothing more is created. */
const MOST_FAILURES = 3;

/** The first client is created, read and deleted before any other: where that fails, nothing more is created. */
export class Trial {
  #state: 'off' | 'open' | 'passed' = 'off';
  #failures = 0;

  /** From now on the first client must be deleted before another one is created. */
  begin(): void {
    if (this.#state === 'off') this.#state = 'open';
  }

  /** Throws `ProbeStop` where no client may be created. @param alive clients of ours that may exist */
  demand(alive: number): void {
    if (this.#failures >= (this.#state === 'open' ? 1 : MOST_FAILURES))
      throw new ProbeStop('clients of ours could not be deleted, so no more are created');
    if (this.#state === 'open' && alive > 0)
      throw new ProbeStop('the first client must be deleted before another one is created');
  }

  /** A deletion of a client of ours was answered. */
  deleted(isDone: boolean): void {
    if (!isDone) this.#failures += 1;
    else if (this.#state === 'open') this.#state = 'passed';
  }
}
