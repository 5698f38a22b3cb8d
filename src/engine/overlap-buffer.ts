import type { Exchange } from '../model/exchange.js';
import { Queue } from '../model/queue.js';

/** Bytes that may be held back. */
const MOST = 64 * 1024 ** 2;

/**
 * Holds exchanges back, in order of start, until no exchange that is still to come can overlap them.
 * Exchanges come in order of start; a later one is taken to be no less exact than those before it.
 * Where more overlap than can be held, the first are released before their time.
 */
export class OverlapBuffer {
  readonly #release: (exchange: Exchange, isEarly: boolean) => void;
  readonly #most: number;
  readonly #held = new Queue<Exchange>();
  #weight = 0;
  /** The start of the last one, and by how much any start may be off, milliseconds. */
  #lastStart = -Infinity;
  #precision = 0;

  constructor(release: (exchange: Exchange, isEarly: boolean) => void, most = MOST) {
    this.#release = release;
    this.#most = most;
  }

  add(exchange: Exchange): void {
    this.#held.add(exchange);
    this.#weight += exchange.weight;
    this.#lastStart = Math.max(this.#lastStart, exchange.startedAt);
    this.#precision = Math.max(this.#precision, exchange.precisionMs);
    const earliest = this.#lastStart - this.#precision;
    // The last one stays: the next may begin in the same instant.
    while (this.#held.length > 1) {
      const first = this.#held.first;
      if (!first) return;
      const isEarly = endOf(first) > earliest;
      if (isEarly && this.#weight <= this.#most) return;
      this.#free(isEarly);
    }
  }

  /** Nothing comes any more that may overlap what is held back. */
  end(): void {
    while (this.#held.length > 0) this.#free(false);
  }

  #free(isEarly: boolean): void {
    const first = this.#held.take();
    if (!first) return;
    this.#weight -= first.weight;
    this.#release(first, isEarly);
  }
}

/** How long something may overlap it. What is of no operation is no part of a history. */
const endOf = ({ match, startedAt, endedAt, precisionMs }: Exchange): number =>
  match.kind === 'unknown-path' ? startedAt : endedAt + precisionMs;
