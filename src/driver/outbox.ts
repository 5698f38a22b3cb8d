import type { Exchange } from '../model/exchange.js';
import type { Batch } from '../model/source.js';

/** The place of an exchange in the order of starts. */
interface Place {
  isOver: boolean;
  /** Undefined: under way, or nothing came of it. */
  exchange: Exchange | undefined;
}

/**
 * What a run has to tell, from the side that drives to the side that judges. Exchanges leave in order
 * of start, whenever they end, and the last one waits for the next: bytes that come late on its
 * connection are part of it.
 */
export class Outbox implements AsyncIterable<Batch> {
  #batches: Batch[] = [];
  readonly #places: Place[] = [];
  /** Places that are over and still here. */
  #over = 0;
  #isClosed = false;
  /** The consumer listens no more. */
  #isDeaf = false;
  #wake: () => void = () => undefined;
  #flushed: (() => void)[] = [];

  put(batch: Batch): void {
    this.#batches.push(batch);
    this.#wake();
  }

  /**
   * Takes a place for an exchange whose request starts.
   * @returns what to call when it has ended, with nothing where no exchange came of it
   */
  started(): (exchange?: Exchange) => void {
    const place: Place = { isOver: false, exchange: undefined };
    this.#places.push(place);
    return (exchange) => {
      place.isOver = true;
      place.exchange = exchange;
      this.#over += 1;
      while (this.#over > 1 && this.#handOver());
    };
  }

  /**
   * Hands over all that has ended and that nothing earlier holds up. Returns when the consumer has dealt
   * with it, for it asks for more; or when it listens no more.
   */
  async flush(): Promise<void> {
    while (this.#handOver());
    if (this.#isDeaf) return;
    if (this.#places.length === 0) this.#batches.push({ isQuiet: true });
    await new Promise<void>((resolve) => {
      this.#flushed.push(resolve);
      this.#wake();
    });
  }

  close(): void {
    while (this.#handOver());
    this.#isClosed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch, void, undefined> {
    try {
      for (;;) {
        const batches = this.#batches;
        this.#batches = [];
        yield* batches;
        if (this.#batches.length > 0) continue;
        this.#tellFlushed();
        if (this.#isClosed) return;
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.#isDeaf = true;
      this.#tellFlushed();
    }
  }

  #tellFlushed(): void {
    const flushed = this.#flushed;
    this.#flushed = [];
    for (const resolve of flushed) resolve();
  }

  /** Puts the first exchange, where it is over. @returns whether it was */
  #handOver(): boolean {
    const [first] = this.#places;
    if (!first?.isOver) return false;
    this.#places.shift();
    this.#over -= 1;
    if (first.exchange) this.put({ exchanges: [first.exchange] });
    return true;
  }
}
