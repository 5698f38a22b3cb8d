import type { Facts, IssuedId, IssuedSecret, Leak, Registry } from '../model/registry.js';
import { momentOf } from '../model/moment.js';
import type { Exchange } from '../model/exchange.js';
import type { CollectionHistory } from './collection.js';
import { FactsDraft, FactsMemory } from './facts.js';
import { judgeGet } from './get.js';
import { IdBook } from './ids.js';
import { type Issuers, judgeTrespass } from './isolation.js';
import { ListJudge } from './list.js';
import type { PageLinks } from './pages.js';
import { logCreate, logDelete, logStray, logUpdate } from './log.js';
import { type Place, Places } from './places.js';
import type { Reading } from './reads.js';
import { Resolutions } from './resolutions.js';
import { type Disguised, SecretBook } from './secrets.js';
import { type Collisions, isRepeatable, judgeCreate, judgeWrite } from './writes.js';
import { OPERATION_IDS } from '../model/operation.js';
import { isMask } from '../model/placeholder.js';
import { isUnauthorised, type Purpose, UNAUTHORISED } from '../model/purpose.js';
import { Queue } from '../model/queue.js';
import { couldNotTell, notApplicable } from '../model/verdict.js';

const NO_PART = notApplicable('it is no part of the history of a collection');
const MASKED = couldNotTell('whose client it is about was taken out of the recording');
const TOO_LATE = couldNotTell('the history had gone on too far');
const TOO_MANY = couldNotTell('there were more collections than can be kept in mind');

const MOST_COLLISIONS = 4096;
/** Nobody asks: no monitor is at work. */
const MOST_PENDING = 32_768;

/** Purposes of requests whose answers need not show what is there. */
const NOT_STATE_BEARING: ReadonlySet<Purpose> = new Set<Purpose>([
  ...UNAUTHORISED,
  'unsupported',
  'malformed-id',
  'unknown-id',
  'unknown-collection',
  'foreign-collection',
  'token',
]);

/**
 * What the exchanges so far say about each collection: which clients were there when, and what they
 * looked like. The engine records each exchange, matched to its operation, in order of start, and hands
 * one to the monitors only once every exchange that may overlap it has been recorded; `examine` is
 * asked in that same order. Its state is bounded: what it had to forget it could not tell.
 */
export class History implements Registry {
  readonly secrets: SecretBook;
  readonly #places = new Places();
  /** Creates that issued what had been issued before. */
  readonly #collisions = new Map<Exchange, Collisions>();
  readonly #memory = new FactsMemory();
  /** Recorded and not yet looked at, in order. */
  readonly #pending = new Queue<Exchange>();
  readonly #draft = new FactsDraft();
  readonly #resolutions = new Resolutions();
  readonly #lists: ListJudge;
  readonly #ids = new IdBook();
  #frontier = -Infinity;
  /** When the last exchange that was looked at began. */
  #lookedAt = -Infinity;
  #precision = 0;
  /** When the first exchange began. */
  #beganAt = Infinity;
  /** The collection that was looked up last. */
  #last: Place | undefined;

  /**
   * @param disguised how a secret is found again where it does not stand as it is
   * @param links what answers say of further pages
   */
  constructor(disguised: Disguised, links: PageLinks) {
    this.#lists = new ListJudge(links);
    this.secrets = new SecretBook(disguised);
  }

  /** How long an older state may be seen after a write; the same for all who read this history. */
  allow(seconds: number): void {
    this.#resolutions.limitMs = seconds * 1000;
  }

  record(exchange: Exchange): void {
    this.#precision = Math.max(this.#precision, exchange.precisionMs);
    this.#beganAt = Math.min(this.#beganAt, exchange.startedAt);
    if (isNoPart(exchange) || isMasked(exchange)) return;
    if (this.#pending.length >= MOST_PENDING) this.#pending.clear();
    this.#pending.add(exchange);
    const { match } = exchange;
    if (match.kind !== 'operation') return;
    const { id } = match.operation;
    if (id !== 'createClient' && id !== 'updateClient' && id !== 'deleteClient') return;
    if (exchange.purpose === 'foreign-collection') {
      this.#recordStray(exchange, match.values[2] ?? '');
      return;
    }
    const collection = this.#of(exchange, match.values);
    if (!collection) return;
    if (id === 'createClient') this.#recordCreate(collection, exchange, match.values);
    else if (mayChange(exchange)) {
      if (id === 'updateClient') logUpdate(collection, exchange, match.values, this.#frontier);
      else logDelete(collection, exchange, match.values[2] ?? '', this.#frontier);
    }
  }

  /** A write by a way that must not lead to a client: it may have changed the one that was meant, wherever that is. */
  #recordStray(exchange: Exchange, clientId: string): void {
    const owner = this.#ids.ownerOf(clientId);
    if (owner?.origin !== exchange.request.origin) return;
    const collection = this.#of(exchange, [owner.institution, owner.partner]);
    if (collection) logStray(collection, exchange, clientId);
  }

  #recordCreate(
    collection: CollectionHistory,
    exchange: Exchange,
    values: readonly string[],
  ): void {
    const creation = logCreate(collection, exchange, values[0] ?? '', this.#frontier);
    if (!creation) return;
    const { collision, moment, issue } = creation;
    const { startedAt } = exchange;
    const issuing = { moment, startedAt, isRepeatable: isRepeatable(exchange) };
    const secretOf = this.secrets.add(issue, issuing);
    if (issue.secret !== undefined && secretOf && secretOf.id === collision?.id)
      this.secrets.again(issue.secret, issuing);
    const elsewhere =
      issue.clientId === undefined
        ? undefined
        : this.#ids.add({
            id: issue.clientId,
            owner: this.#issuers(exchange).owner,
            moment,
            startedAt,
          });
    if (collision ?? secretOf ?? elsewhere)
      this.#collisions.set(exchange, { collision, secretOf, elsewhere });
    if (this.#collisions.size > MOST_COLLISIONS) this.#collisions.clear();
  }

  /**
   * What the history says of an exchange that was recorded. Ask in order of start; whatever was
   * recorded before it is looked at first, so that nothing depends on who asks about what.
   */
  examine(exchange: Exchange): Facts {
    const known = this.#memory.get(exchange);
    if (known) return known;
    if (isNoPart(exchange)) this.#draft.hide(NO_PART);
    else if (isMasked(exchange)) this.#draft.hide(MASKED);
    else {
      const isAhead = exchange.startedAt >= this.#lookedAt;
      const facts = isAhead ? this.#lookUntil(exchange) : undefined;
      if (facts) return facts;
      this.#draft.hide(TOO_LATE);
    }
    return this.#draft.flush();
  }

  /** Looks at all that nobody has asked about: it may decide what is still open. */
  finish(): void {
    this.#lookUntil(undefined);
  }

  #lookUntil(exchange: Exchange | undefined): Facts | undefined {
    for (let next = this.#pending.take(); next; next = this.#pending.take()) {
      this.#judge(next);
      const facts = this.#draft.flush();
      this.#memory.set(next, facts);
      if (next === exchange) return facts;
    }
    return undefined;
  }

  issued(): Iterable<IssuedSecret> {
    return this.secrets.all();
  }

  issuedIds(): Iterable<IssuedId> {
    return this.#ids.all();
  }

  /** Where a secret that a create issued stands in this answer. */
  leak(exchange: Exchange): Leak | undefined {
    const { match } = exchange;
    return this.secrets.leak(exchange, match.kind === 'operation' ? match.values[2] : undefined);
  }

  #judge(exchange: Exchange): void {
    const { match } = exchange;
    if (match.kind !== 'operation') return;
    this.#lookedAt = exchange.startedAt;
    const start = exchange.startedAt - this.#precision;
    this.#frontier = Math.max(this.#frontier, start);
    const collection = this.#of(exchange, match.values);
    if (!collection) this.#draft.hide(TOO_MANY);
    else this.#judgeIn(collection, exchange, match.operation.id, match.values[2] ?? '');
  }

  #judgeIn(collection: CollectionHistory, exchange: Exchange, operation: string, id: string): void {
    const facts = this.#draft;
    if (operation === 'createClient') {
      judgeCreate(facts, exchange, this.#collisions.get(exchange), collection);
      this.#collisions.delete(exchange);
      return;
    }
    const bearsNoState = exchange.purpose !== undefined && NOT_STATE_BEARING.has(exchange.purpose);
    if (bearsNoState) {
      const asked = operation === 'getClient' ? id : undefined;
      const isRead = operation === 'getClient' || operation === 'listClients';
      if (isRead) judgeTrespass(facts, this.#issuers(exchange), exchange, asked);
      facts.hide(NO_PART);
      return;
    }
    if (operation === 'listClients' || operation === 'getClient') {
      const view = operation === 'getClient' ? 'get' : 'list';
      const reading = this.#reading(collection, exchange, view);
      if (view === 'get') judgeGet(reading, exchange, id);
      else this.#lists.judge(reading, exchange);
    } else if (operation === 'updateClient' || operation === 'deleteClient') {
      const writing = { facts, collection, moment: momentOf(exchange) };
      judgeWrite(writing, exchange, id, this.#resolutions.limitMs);
    } else facts.hide(NO_PART);
  }

  #reading(collection: CollectionHistory, exchange: Exchange, view: 'get' | 'list'): Reading {
    return {
      collection,
      facts: this.#draft,
      resolutions: this.#resolutions,
      view,
      moment: momentOf(exchange),
      issuers: this.#issuers(exchange),
      frontier: this.#frontier,
      beganAt: this.#beganAt,
    };
  }

  #issuers({ request: { origin }, match }: Exchange): Issuers {
    const [institution = '', partner = ''] = match.kind === 'operation' ? match.values : [];
    return { ids: this.#ids, owner: this.#last ?? { origin, institution, partner } };
  }

  #of(exchange: Exchange, values: readonly string[]): CollectionHistory | undefined {
    const { origin } = exchange.request;
    const [institution = '', partner = ''] = values;
    const last = this.#last;
    if (last?.origin === origin && last.institution === institution && last.partner === partner) {
      return last.collection;
    }
    const place = this.#places.at(origin, institution, partner);
    if (!place) return undefined;
    this.#last = place;
    return place.collection;
  }
}

const KNOWN: ReadonlySet<string> = new Set(OPERATION_IDS);

/** A pact is a set of examples, and other operations are no matter of ours. */
const isNoPart = ({ match, source }: Exchange): boolean =>
  match.kind !== 'operation' || source === 'pact' || !KNOWN.has(match.operation.id);

/** Somebody has taken out of the recording which client, or whose, a request is about. */
const isMasked = ({ match, source, purpose }: Exchange): boolean =>
  source === 'har' &&
  purpose === undefined &&
  match.kind === 'operation' &&
  match.values.some(isMaskedValue);

const isMaskedValue = (value: string): boolean => !isUuid(value) && isMask(value);

/** It looks like one, and is not the one of zeros alone: cheap, for there are many. */
const isUuid = (value: string): boolean =>
  value.length === 36 && value.charAt(8) === '-' && !value.startsWith('00000000-0000-0000');

/** Whether a write may have changed the client that it names, lawfully or not. */
const mayChange = (exchange: Exchange): boolean => {
  const { purpose } = exchange;
  if (purpose === undefined || !NOT_STATE_BEARING.has(purpose)) return true;
  return isUnauthorised(purpose) || isDone(exchange);
};

/** Answered with a success although it was aimed at what is not there: it may have done something. */
const isDone = ({ response }: Exchange): boolean => response?.status === 204;
