import type { Exchange } from '../model/exchange.js';
import type { Moment } from '../model/moment.js';
import type { ContradictionInit } from '../model/registry.js';
import type { CollectionHistory } from './collection.js';
import type { Reading } from './reads.js';

/** What an answer says of the pages after it (RFC 8288). */
export interface PageLinks {
  hasNextPage(answer: Exchange): boolean;
  /** The request target of the next page; undefined: there is none, or none that may be asked for. */
  nextPage(answer: Exchange, first: Exchange['request']): string | undefined;
}

/** A list of several pages, as far as they have come. */
interface List {
  readonly first: Exchange;
  readonly start: number;
  readonly pages: number;
  readonly end: number;
  readonly ids: Set<string>;
  /** Ids that stood on more than one page. */
  readonly twice: Set<string>;
}

interface OpenList extends List {
  readonly next: string;
}

type Found = Pick<ContradictionInit, 'seenInstead' | 'because'>;

/** Pages of one list, and ids on them, that are kept in mind. */
const MOST_PAGES = 64;
const MOST_IDS = 32_768;

/**
 * Lists that come in pages. Whoever else writes in between moves the border of pages, and a client may stand on
 * two of them or on none: only what two lists in a row show alike is held against the provider.
 */
export class Pages {
  readonly #links: PageLinks;
  readonly #open = new WeakMap<CollectionHistory, OpenList>();
  readonly #before = new WeakMap<CollectionHistory, List>();

  constructor(links: PageLinks) {
    this.#links = links;
  }

  /** Takes down a page. @returns what its list shows wrongly, once that is whole; undefined: it is not, or says nothing */
  take(
    reading: Reading,
    exchange: Exchange,
    ids: ReadonlySet<string>,
  ): readonly Found[] | undefined {
    const { collection, moment } = reading;
    const open = this.#open.get(collection);
    const isNext = open?.next === exchange.request.target && open.end <= moment.start;
    const list = withPage(isNext ? open : newList(exchange, moment), moment, ids);
    this.#open.delete(collection);
    const next = this.#links.nextPage(exchange, list.first.request);
    if (next !== undefined && list.pages < MOST_PAGES && list.ids.size < MOST_IDS)
      this.#open.set(collection, { ...list, next });
    if (next !== undefined || !isNext) return undefined;
    const before = this.#before.get(collection);
    this.#before.set(collection, list);
    return moment.own && before ? wrongIn(reading, before, list) : undefined;
  }
}

const newList = (first: Exchange, { start, end }: Moment): List => ({
  ...{ first, start, end, pages: 0 },
  ids: new Set(),
  twice: new Set(),
});

const withPage = (list: List, { end }: Moment, ids: ReadonlySet<string>): List => {
  for (const id of ids) (list.ids.has(id) ? list.twice : list.ids).add(id);
  return { ...list, end, pages: list.pages + 1 };
};

const wrongIn = (
  { collection, moment, resolutions }: Reading,
  before: List,
  list: List,
): readonly Found[] | undefined => {
  if (collection.isDisturbed(before.start, list.end)) return undefined;
  const found: Found[] = [];
  for (const id of list.twice)
    if (before.twice.has(id)) found.push({ seenInstead: 'twice', because: moment });
  for (const { id, created, lost } of collection.roster) {
    if (!created?.own || lost || list.ids.has(id) || before.ids.has(id)) continue;
    const isLate = list.start < created.end + resolutions.limitMs;
    if (!isLate && created.end <= before.start)
      found.push({ seenInstead: 'nothing', because: created });
  }
  return found;
};
