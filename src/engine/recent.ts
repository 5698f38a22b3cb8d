import type { Exchange } from '../model/exchange.js';

/** The last exchanges by id, `half` of them at least: those that a later finding may tell of. */
export class RecentExchanges {
  readonly #half: number;
  #newer = new Map<string, Exchange>();
  #older = new Map<string, Exchange>();

  constructor(half = 4000) {
    this.#half = half;
  }

  add(exchange: Exchange): void {
    if (this.#newer.size >= this.#half) {
      this.#older = this.#newer;
      this.#newer = new Map();
    }
    this.#newer.set(exchange.id, exchange);
  }

  get(id: string): Exchange | undefined {
    return this.#newer.get(id) ?? this.#older.get(id);
  }
}
