import { CollectionHistory, MemoryBudget } from './collection.js';

const MOST_COLLECTIONS = 4096;

/** Whose clients they are, and where: a collection of a recording. */
export interface Place {
  readonly origin: string;
  readonly institution: string;
  readonly partner: string;
  readonly collection: CollectionHistory;
}

/** The collections that were met, found step by step: a key of all three parts would be made for each exchange. */
export class Places {
  readonly #origins = new Map<string, Map<string, Map<string, Place>>>();
  readonly #budget = new MemoryBudget();
  #count = 0;

  /** Makes what is not there yet. @returns undefined: there are too many */
  at(origin: string, institution: string, partner: string): Place | undefined {
    const known = this.#origins.get(origin)?.get(institution)?.get(partner);
    if (known || this.#count >= MOST_COLLECTIONS) return known;
    const made = { origin, institution, partner, collection: new CollectionHistory(this.#budget) };
    const institutions = within(this.#origins, origin);
    within(institutions, institution).set(partner, made);
    this.#count += 1;
    this.#budget.share(this.#count);
    return made;
  }
}

const within = <K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> => {
  const known = maps.get(key) ?? new Map<K, V>();
  maps.set(key, known);
  return known;
};
