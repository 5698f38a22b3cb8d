import type { Exchange } from '../model/exchange.js';
import { Origins } from './origins.js';

/** Reads an exchange again by its id; undefined where that is not possible any more. */
export type Reread = (id: string) => Exchange | undefined;

/** Where nothing can be read again, and where it can. */
const KEPT = 4000;
const KEPT_OF_MANY = 128;
/** Bytes that half of those that are kept may take. */
const HEAVIEST = 16 * 1024 ** 2;

/** Exchanges by id, for a finding that tells of an earlier one: the last ones are kept, others may be read again. */
export class RecentExchanges {
  readonly origins = new Origins();
  readonly #half: number;
  readonly #reread: Reread | undefined;
  #newer = new Map<string, Exchange>();
  #weight = 0;
  #older = new Map<string, Exchange>();

  constructor(reread?: Reread) {
    this.#reread = reread;
    this.#half = reread ? KEPT_OF_MANY : KEPT;
  }

  add(exchange: Exchange): void {
    this.origins.add(exchange);
    if (this.#newer.size >= this.#half || this.#weight >= HEAVIEST) {
      this.#older = this.#newer;
      this.#newer = new Map();
      this.#weight = 0;
    }
    this.#newer.set(exchange.id, exchange);
    this.#weight += exchange.weight;
  }

  get(id: string): Exchange | undefined {
    return this.#newer.get(id) ?? this.#older.get(id) ?? this.#reread?.(id);
  }
}
