import type { Exchange } from '../model/exchange.js';

/**
 * Holds exchanges back, in order of start, until no exchange that is still to come can overlap them.
 * Exchanges come in order of start; a later one is taken to be no less exact than those before it.
 */
export class HoldBack {
  readonly #release: (exchange: Exchange) => void;
  #held: Exchange[] = [];
  #head = 0;
  /** The start of the last one, and by how much any start may be off, milliseconds. */
  #lastStart = -Infinity;
  #precision = 0;

  constructor(release: (exchange: Exchange) => void) {
    this.#release = release;
  }

  add(exchange: Exchange): void {
    this.#held.push(exchange);
    this.#lastStart = Math.max(this.#lastStart, exchange.startedAt);
    this.#precision = Math.max(this.#precision, exchange.precisionMs);
    const earliest = this.#lastStart - this.#precision;
    let first = this.#held[this.#head];
    while (first && first.endedAt + first.precisionMs <= earliest && this.#isBehind()) {
      this.#head += 1;
      this.#release(first);
      first = this.#held[this.#head];
    }
    if (this.#head > 1024 && this.#head * 2 > this.#held.length) this.#compact();
  }

  /** The last one stays: the next may begin in the same instant. */
  #isBehind(): boolean {
    return this.#head < this.#held.length - 1;
  }

  #compact(): void {
    this.#held = this.#held.slice(this.#head);
    this.#head = 0;
  }

  /** Nothing comes any more. */
  end(): void {
    while (this.#head < this.#held.length) {
      const exchange = this.#held[this.#head];
      this.#head += 1;
      if (exchange) this.#release(exchange);
    }
    this.#compact();
  }
}
