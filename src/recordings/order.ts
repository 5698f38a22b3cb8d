import type { Exchange } from '../model/exchange.js';

interface Held {
  readonly exchange: Exchange;
  /** Among those that began in the same instant. */
  readonly file: number;
}

/** Puts exchanges in order of start; those of one instant keep the order of their files, and that in them. */
export class StartOrder {
  #held: Held[] = [];
  #isSorted = true;

  add(exchanges: readonly Exchange[], file: number): void {
    for (const exchange of exchanges) {
      const held = { exchange, file };
      const last = this.#held.at(-1);
      if (last && compare(last, held) > 0) this.#isSorted = false;
      this.#held.push(held);
    }
  }

  /** Takes out those that began before a time. */
  take(before: number): readonly Exchange[] {
    if (!this.#isSorted) this.#held.sort(compare);
    this.#isSorted = true;
    let end = this.#held.length;
    while (end > 0 && (this.#held[end - 1]?.exchange.startedAt ?? 0) >= before) end -= 1;
    const taken = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    return taken.map(({ exchange }) => exchange);
  }
}

const compare = (one: Held, other: Held): number =>
  one.exchange.startedAt - other.exchange.startedAt || one.file - other.file;
