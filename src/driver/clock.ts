/** Time as the driver sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Returns early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/** The longest that a server can make us wait at once, milliseconds. */
const LONGEST_PAUSE = 30_000;

/** Lets requests go one at a time, no faster than the rate and not before the server wants them. */
export class Pacer {
  readonly #clock: Clock;
  readonly #interval: number;
  #next = 0;

  /** @param ratePerSecond undefined: as fast as answers come */
  constructor(clock: Clock, ratePerSecond: number | undefined) {
    this.#clock = clock;
    this.#interval = ratePerSecond === undefined ? 0 : 1000 / ratePerSecond;
  }

  /** Returns when the next request may go, or early when the signal is aborted. */
  async turn(signal?: AbortSignal): Promise<void> {
    const wait = this.#next - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait, signal);
    this.#next = Math.max(this.#next, this.#clock.now()) + this.#interval;
  }

  /** Holds the next request back, at the most 30 seconds. */
  pause(ms: number): void {
    const until = this.#clock.now() + Math.min(ms, LONGEST_PAUSE);
    this.#next = Math.max(this.#next, until);
  }
}

/**
 * The wait that a Retry-After field asks for (RFC 9110 §10.2.3), milliseconds.
 * @returns undefined for a value that is neither seconds nor a date
 */
export const retryAfter = (value: string | undefined, now: number): number | undefined => {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const date = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
