import type { Clock } from './clock.js';

/** The longest that a server can make us wait at once, milliseconds. */
const LONGEST_PAUSE = 30_000;

/** Gives out the slots of the rate, each once, and none before the server wants more of us. */
export class Pacer {
  readonly #clock: Clock;
  readonly #interval: number;
  /** The first slot that nobody has reserved, milliseconds since the epoch. */
  #next = 0;
  /** The end of the last pause that the server asked for. */
  #notBefore = 0;

  /** @param ratePerSecond undefined: as fast as answers come */
  constructor(clock: Clock, ratePerSecond: number | undefined) {
    this.#clock = clock;
    this.#interval = ratePerSecond === undefined ? 0 : 1000 / ratePerSecond;
  }

  /**
   * Returns when the next requests may go, or early when the signal is aborted. The slots are reserved
   * before the wait: callers at the same time leave one after another.
   * @param requests how many leave at once; they wait until there is a slot for each
   */
  async turn(requests = 1, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const at = this.#reserve(requests);
      const wait = at - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait, signal);
      if (signal?.aborted) return;
      // Else a pause was asked for in the meantime, and the slot lies within it.
      if (at >= this.#notBefore) break;
    }
    // A sleeper that woke late must not be followed too soon.
    this.#next = Math.max(this.#next, this.#clock.now() + this.#interval);
  }

  /** Returns when a pause that the server asked for is over, or early when the signal is aborted. */
  async rest(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const wait = this.#notBefore - this.#clock.now();
      if (wait <= 0 || signal?.aborted) return;
      await this.#clock.sleep(wait, signal);
    }
  }

  /** Holds the next requests back, at the most 30 seconds; those that have a slot by then as well. */
  pause(ms: number): void {
    const until = this.#clock.now() + Math.min(ms, LONGEST_PAUSE);
    this.#notBefore = Math.max(this.#notBefore, until);
  }

  #reserve(requests: number): number {
    const first = Math.max(this.#next, this.#notBefore, this.#clock.now());
    const last = first + (requests - 1) * this.#interval;
    this.#next = last + this.#interval;
    return last;
  }
}
