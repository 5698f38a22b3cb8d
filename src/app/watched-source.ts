import type { Batch, Source } from '../model/source.js';

/** A source, and whether it came to its end without being cut short. */
export class WatchedSource implements AsyncIterable<Batch> {
  readonly #source: Source;
  isWhole = false;

  constructor(source: Source) {
    this.#source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch> {
    let isCut = false;
    for await (const batch of this.#source) {
      isCut ||= batch.cutShort !== undefined;
      yield batch;
    }
    this.isWhole = !isCut;
  }
}
