import type { Exchange } from '../model/exchange.js';
import { Queue } from '../model/queue.js';

/**
 * Holds exchanges back, in order of start, until no exchange that is still to come can overlap them.
 * Exchanges come in order of start; a later one is taken to be no less exact than those before it.
 */
export class OverlapBuffer {
  readonly #release: (exchange: Exchange) => void;
  readonly #held = new Queue<Exchange>();
  /** The start of the last one, and by how much any start may be off, milliseconds. */
  #lastStart = -Infinity;
  #precision = 0;

  constructor(release: (exchange: Exchange) => void) {
    this.#release = release;
  }

  add(exchange: Exchange): void {
    this.#held.add(exchange);
    this.#lastStart = Math.max(this.#lastStart, exchange.startedAt);
    this.#precision = Math.max(this.#precision, exchange.precisionMs);
    const earliest = this.#lastStart - this.#precision;
    // The last one stays: the next may begin in the same instant.
    while (this.#held.length > 1) {
      const first = this.#held.first;
      if (!first || first.endedAt + first.precisionMs > earliest) return;
      this.#held.take();
      this.#release(first);
    }
  }

  /** Nothing comes any more that may overlap what is held back. */
  end(): void {
    for (let first = this.#held.take(); first; first = this.#held.take()) this.#release(first);
  }
}
