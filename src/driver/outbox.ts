import type { Exchange } from '../model/exchange.js';
import type { Batch } from '../model/source.js';

/** What a run has to tell, from the side that drives to the side that judges. */
export class Outbox implements AsyncIterable<Batch> {
  #batches: Batch[] = [];
  #held: Exchange | undefined;
  #isClosed = false;
  #wake: () => void = () => undefined;

  put(batch: Batch): void {
    this.#batches.push(batch);
    this.#wake();
  }

  /** Keeps an exchange back until the next one: bytes that come late on its connection are part of it. */
  exchange(exchange: Exchange): void {
    const held = this.#held;
    this.#held = exchange;
    if (held) this.put({ exchanges: [held] });
  }

  close(): void {
    if (this.#held) this.#batches.push({ exchanges: [this.#held] });
    this.#held = undefined;
    this.#isClosed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch, void, undefined> {
    for (;;) {
      const batches = this.#batches;
      this.#batches = [];
      yield* batches;
      if (this.#batches.length > 0) continue;
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
