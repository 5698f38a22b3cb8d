import type { Exchange } from './exchange.js';

/**
 * What the exchanges so far say about each collection: which clients were there when, and what they
 * looked like. The engine records each exchange in order of start, and hands one to the monitors only
 * once every exchange that may overlap it has been recorded.
 */
export class History {
  readonly #exchanges: Exchange[] = [];

  record(exchange: Exchange): void {
    this.#exchanges.push(exchange);
  }
}
