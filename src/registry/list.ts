import type { ContradictionInit, Invariant, ListLengths } from '../model/registry.js';
import { isLongAfter, isSoon, type Moment } from '../model/moment.js';
import type { Exchange } from '../model/exchange.js';
import type { Client } from './client.js';
import { judgeIssuer } from './isolation.js';
import type { CollectionHistory } from './collection.js';
import { TrackedContradiction } from './facts.js';
import { judgeClaims } from './claims.js';
import { type PageLinks, Pages } from './pages.js';
import { judgeAbsence, judgeDeleted, judgeMembers, type Reading } from './reads.js';
import { membersOf, type Members } from '../model/members.js';
import { isMask } from '../model/placeholder.js';
import { couldNotTell } from '../model/verdict.js';

const NO_LIST = couldNotTell('the answer is no list of objects');
const ONE_PAGE = couldNotTell('the answer may be one page of a longer list');
/** Contradictions that one list may add. */
const MOST_FOUND = 16;

/** Headers by which servers tell of further pages. */
const PAGE_HEADERS = ['content-range', 'x-total-count', 'x-next-page', 'x-next-cursor'] as const;

/** Whether a list may hold less than the whole collection. */
const isPartial = (exchange: Exchange, links: PageLinks): boolean =>
  exchange.request.target.includes('?') ||
  PAGE_HEADERS.some((name) => exchange.response?.headers.has(name)) ||
  links.hasNextPage(exchange);

class Lengths implements ListLengths {
  always: number | undefined;
  lists = 0;

  with(length: number): this {
    this.always = this.lists === 0 || this.always === length ? length : undefined;
    this.lists += 1;
    return this;
  }
}

/** Judges lists; it keeps one set for the ids of the list at hand. */
export class ListJudge {
  readonly #ids = new Set<string>();
  readonly #lengths = new WeakMap<CollectionHistory, Lengths>();
  readonly #links: PageLinks;
  readonly #pages: Pages;
  #serial = 0;

  constructor(links: PageLinks) {
    this.#links = links;
    this.#pages = new Pages(links);
  }

  judge(reading: Reading, exchange: Exchange): void {
    const { facts, collection, moment } = reading;
    const json = exchange.response?.body.json;
    const items: unknown = json?.ok ? json.value : undefined;
    if (!Array.isArray(items)) {
      facts.hide(NO_LIST);
      return;
    }
    const lengths = this.#lengths.get(collection) ?? new Lengths();
    this.#lengths.set(collection, lengths.with(items.length));
    this.#serial++;
    this.#ids.clear();
    collection.strangers.begin();
    let isWhole = true;
    for (const item of items) isWhole = this.#item(reading, membersOf(item)) && isWhole;
    if (!isWhole) facts.hide(NO_LIST);
    else if (isPartial(exchange, this.#links)) this.#page(reading, exchange);
    else this.#absent(reading);
    if (collection.firstDeleted <= moment.start) facts.speak('deleted');
  }

  /** What one page shows is decided with the others, once they have come. */
  #page(reading: Reading, exchange: Exchange): void {
    const told = this.#pages.take(reading, exchange, this.#ids);
    if (!told) reading.facts.hide(ONE_PAGE);
    for (const init of told ?? []) found(reading, 'listed', init);
    if (told) reading.facts.speak('listed');
  }

  /** @returns false where the item is no client */
  #item(reading: Reading, members: Members | undefined): boolean {
    const id = members?.clientId;
    if (!members || typeof id !== 'string' || isMask(id)) return false;
    // Enough was found; that it is listed counts all the same, or it would be missed.
    const isEnough = reading.facts.found >= MOST_FOUND;
    if (this.#ids.has(id)) {
      if (isEnough) return true;
      found(reading, 'listed', { seenInstead: 'twice', because: reading.moment });
      return true;
    }
    this.#ids.add(id);
    const { clients, strangers } = reading.collection;
    const client = clients.get(id);
    const { moment, resolutions, facts, issuers } = reading;
    const isNew =
      !client?.created && strangers.listed(id, this.#serial, moment, resolutions.limitMs);
    if (isEnough) {
      if (client) client.listSerial = this.#serial;
      return true;
    }
    if (isNew) judgeIssuer(facts, issuers, { id, view: 'list', moment });
    if (client) this.#client(reading, client, members);
    else stranger(reading, id, members, isNew);
    return true;
  }

  #client(reading: Reading, client: Client, members: Members): void {
    client.listSerial = this.#serial;
    if (client.lost) return;
    if (client.created && client.created.start >= reading.moment.end) {
      client.seenBefore = reading.moment;
      return;
    }
    const gone = client.deletedBefore(reading.moment.start);
    if (gone) {
      judgeDeleted(reading, client, gone);
      return;
    }
    client.sighted('list', 'there');
    judgeMembers(reading, client, members);
    if (client.claims) judgeClaims(reading, client, members);
    client.listedAt = reading.moment.start;
    if (client.lastGet) reading.facts.speak('list-item');
  }

  #absent(reading: Reading): void {
    const { collection, moment, facts } = reading;
    facts.speak('listed');
    facts.speak('elsewhere');
    if (collection.refusedNames.size > 0) facts.speak('refused');
    if (collection.madeNames.size > 0) facts.speak('made-twice');
    for (const client of collection.roster) {
      if (client.listSerial === this.#serial || client.lost) continue;
      if (client.deletedBefore(moment.start)) settleGone(reading, client);
      else if (facts.found < MOST_FOUND)
        judgeAbsence(reading, client, this.#lengths.get(collection));
    }
    collection.firstWhole = Math.min(collection.firstWhole, moment.end);
    collection.strangers.lackedBy({
      serial: this.#serial,
      moment,
      isJudgedElsewhere: (id) => isJudgedElsewhere(collection.clients.get(id)),
      found: (contradiction) => {
        collection.isShared = true;
        facts.find(contradiction);
      },
    });
  }
}

const isJudgedElsewhere = (client: Client | undefined): boolean =>
  client !== undefined && (client.lost || Boolean(client.created) || client.deletes.length > 0);

/** The list no longer holds a deleted client: an earlier list that still did was only late. */
const settleGone = ({ collection, resolutions, moment }: Reading, client: Client): void => {
  collection.roster.delete(client);
  client.sighted('list', 'gone');
  if (client.open.length > 0) resolutions.fresh(client, 'list', 'gone', moment);
};

/** A client that the history does not know: nobody's business, unless a refused request made it. */
const stranger = (reading: Reading, id: string, members: Members, isNew: boolean): void => {
  const { collection, moment, facts } = reading;
  const claimed = collection.claimedIds.get(id);
  if (claimed && claimed.end <= moment.start) {
    facts.speak('identity');
    found(reading, 'identity', { seenInstead: 'other', because: claimed });
  }
  const { limitMs } = reading.resolutions;
  if (!claimed && isNew && typeof members.name === 'string') judgeDouble(reading, members.name);
  const refused = refusalOf(reading, members);
  if (!refused) {
    if (isNew && collection.firstWhole <= moment.start) collection.isShared = true;
    return;
  }
  // In a recording made elsewhere others may make clients of that name, though hardly at once.
  const isMade = isNew && collection.firstWhole <= refused.start;
  const certain = refused.own || (isMade && isSoon(refused, moment, limitMs));
  const longAfter = isMade && isLongAfter(refused, moment, limitMs) ? collection : undefined;
  found(reading, 'refused', { seenInstead: 'there', because: refused, certain, longAfter });
};

/** The refused request that would have made a client of this name. */
const refusalOf = ({ collection, moment }: Reading, { name }: Members): Moment | undefined => {
  if (collection.refusedNames.size === 0 || typeof name !== 'string') return undefined;
  const refused = collection.refusedNames.get(name);
  if (!refused || collection.unclearNames.get(name)) return undefined;
  return refused.start < moment.end ? refused : undefined;
};

/** A new client of whom nobody was told bears the name that a create of ours gave another one. */
const judgeDouble = (reading: Reading, name: string): void => {
  const { collection, moment } = reading;
  const made = collection.madeNames.get(name);
  if (!made || made.end > moment.start || collection.firstWhole > made.start) return;
  if (collection.unclearNames.has(name)) return;
  found(reading, 'made-twice', { seenInstead: 'twice', because: made });
};

const found = (
  { facts, view, moment, resolutions }: Reading,
  invariant: Invariant,
  init: Pick<ContradictionInit, 'seenInstead' | 'because' | 'longAfter'> & {
    readonly certain?: boolean;
  },
): void => {
  const contradiction = new TrackedContradiction({
    certain: true,
    ...init,
    invariant,
    view,
    seenAt: moment,
  });
  if (!contradiction.certain && init.longAfter) resolutions.leaveOpen(contradiction);
  else contradiction.resolve('upheld');
  facts.find(contradiction);
};
