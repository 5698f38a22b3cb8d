import { recordingsError } from './errors.js';
import type { Exchange } from '../model/exchange.js';

interface Held {
  readonly exchange: Exchange;
  /** Among those that began in the same instant. */
  readonly file: number;
}

/** What may be held because it is out of order, bytes. */
const MOST = 128 * 1024 ** 2;

/**
 * Puts exchanges in order of start; those of one instant keep the order of their files, and that in them.
 * Throws `recording-too-large` where more is out of order than can be held.
 */
export class StartOrder {
  #held: Held[] = [];
  #isSorted = true;
  #weight = 0;
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  add(exchanges: readonly Exchange[], file: number): void {
    for (const exchange of exchanges) {
      const held = { exchange, file };
      const last = this.#held.at(-1);
      if (last && compare(last, held) > 0) this.#isSorted = false;
      this.#held.push(held);
      this.#weight += exchange.weight;
    }
  }

  /**
   * Takes out those that began before a time, and those that began just then and are of no later file.
   * @param file of which the next exchanges are
   */
  take(before: number, file: number): readonly Exchange[] {
    if (!this.#isSorted) this.#held.sort(compare);
    this.#isSorted = true;
    const end = this.#endOf(before, file);
    const taken = this.#held.slice(0, end).map(({ exchange }) => exchange);
    if (end > 0) this.#held = this.#held.slice(end);
    for (const { weight } of taken) this.#weight -= weight;
    this.#guard();
    return taken;
  }

  /** How many can be taken out. */
  #endOf(before: number, file: number): number {
    let [low, high] = [0, this.#held.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const held = this.#held[middle];
      const isFree =
        held !== undefined &&
        (held.exchange.startedAt < before ||
          (held.exchange.startedAt === before && held.file <= file));
      if (isFree) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #guard(): void {
    if (this.#weight <= this.#most) return;
    throw recordingsError(
      'recording-too-large',
      'more entries than can be held stand behind others that began later',
      { next: 'sort the entries by startedDateTime' },
    );
  }
}

const compare = (one: Held, other: Held): number =>
  one.exchange.startedAt - other.exchange.startedAt || one.file - other.file;
