import type { Exchange } from './exchange.js';
import { CollectionHistory } from './history-collection.js';
import { type Facts, FactsDraft, FactsMemory } from './history-facts.js';
import { judgeGet } from './history-get.js';
import { ListJudge } from './history-list.js';
import { type Creation, logCreate, logDelete, logUpdate } from './history-log.js';
import type { Reading } from './history-reads.js';
import { Rulings } from './history-rulings.js';
import { type Leak, SecretBook } from './history-secrets.js';
import { judgeCreate, judgeWrite } from './history-writes.js';
import { momentOf } from './history-write.js';
import { OPERATION_IDS } from './operation.js';
import type { Purpose } from './purpose.js';
import { couldNotTell, notApplicable } from './verdict.js';

const NO_PART = notApplicable('it is no part of the history of a collection');
const TOO_LATE = couldNotTell('the history had gone on too far');
const TOO_MANY = couldNotTell('there were more collections than can be kept in mind');

const MOST_COLLECTIONS = 4096;
const MOST_CREATIONS = 4096;
/** Nobody asks: no monitor is at work. */
const MOST_PENDING = 100_000;

/** Purposes of requests whose answers need not show what is there. */
const ASIDE: ReadonlySet<Purpose> = new Set<Purpose>([
  'anonymous',
  'bad-token',
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
export class History {
  readonly secrets = new SecretBook();
  readonly #collections = new Map<string, CollectionHistory>();
  readonly #creations = new Map<
    Exchange,
    Creation & { readonly secretOf: Creation['collision'] }
  >();
  readonly #memory = new FactsMemory();
  readonly #pending = new Queue();
  readonly #draft = new FactsDraft();
  readonly #rulings = new Rulings();
  readonly #lists = new ListJudge();
  #frontier = -Infinity;
  #precision = 0;
  #key = '';
  #collection: CollectionHistory | undefined;

  /** How long an older state may be seen after a write; the same for all who read this history. */
  allow(seconds: number): void {
    this.#rulings.limitMs = seconds * 1000;
  }

  record(exchange: Exchange): void {
    this.#precision = Math.max(this.#precision, exchange.precisionMs);
    if (isNoPart(exchange)) return;
    this.#pending.add(exchange);
    const { match } = exchange;
    if (match.kind !== 'operation') return;
    const { id } = match.operation;
    if (id !== 'createClient' && id !== 'updateClient' && id !== 'deleteClient') return;
    const collection = this.#of(exchange, match.values);
    if (!collection) return;
    if (id === 'createClient') this.#recordCreate(collection, exchange, match.values[0] ?? '');
    else if (exchange.purpose === undefined || !ASIDE.has(exchange.purpose) || isDone(exchange)) {
      if (id === 'updateClient') logUpdate(collection, exchange, match.values, this.#frontier);
      else logDelete(collection, exchange, match.values[2] ?? '', this.#frontier);
    }
  }

  #recordCreate(collection: CollectionHistory, exchange: Exchange, institution: string): void {
    const creation = logCreate(collection, exchange, institution, this.#frontier);
    if (!creation) return;
    const secretOf = this.secrets.add(creation.issue, creation.moment, exchange.request.origin);
    this.#creations.set(exchange, { ...creation, secretOf });
    if (this.#creations.size <= MOST_CREATIONS) return;
    for (const oldest of this.#creations.keys()) {
      this.#creations.delete(oldest);
      break;
    }
  }

  /**
   * What the history says of an exchange that was recorded. Ask in order of start; whatever was
   * recorded before it is looked at first, so that nothing depends on who asks about what.
   */
  examine(exchange: Exchange): Facts {
    const known = this.#memory.get(exchange);
    if (known) return known;
    if (isNoPart(exchange)) this.#draft.hide(NO_PART);
    else {
      const facts = this.#lookUntil(exchange);
      if (facts) return facts;
      this.#draft.hide(TOO_LATE);
    }
    return this.#draft.take();
  }

  /** Looks at all that nobody has asked about: it may decide what is still open. */
  finish(): void {
    this.#lookUntil(undefined);
  }

  #lookUntil(exchange: Exchange | undefined): Facts | undefined {
    for (let next = this.#pending.take(); next; next = this.#pending.take()) {
      this.#judge(next);
      const facts = this.#draft.take();
      this.#memory.set(next, facts);
      if (next === exchange) return facts;
    }
    return undefined;
  }

  /** Where a secret that a create issued stands in this answer. */
  leak(exchange: Exchange): Leak | undefined {
    const { match } = exchange;
    return this.secrets.leak(exchange, match.kind === 'operation' ? match.values[2] : undefined);
  }

  #judge(exchange: Exchange): void {
    const { match } = exchange;
    if (match.kind !== 'operation') return;
    const start = exchange.startedAt - this.#precision;
    this.#frontier = Math.max(this.#frontier, start);
    this.#rulings.advance(start);
    const collection = this.#of(exchange, match.values);
    if (!collection) this.#draft.hide(TOO_MANY);
    else this.#judgeIn(collection, exchange, match.operation.id, match.values[2] ?? '');
  }

  #judgeIn(collection: CollectionHistory, exchange: Exchange, operation: string, id: string): void {
    const facts = this.#draft;
    if (operation === 'createClient') {
      const creation = this.#creations.get(exchange);
      this.#creations.delete(exchange);
      if (creation) judgeCreate(facts, exchange, withSighting(collection, creation));
      return;
    }
    const isAside = exchange.purpose !== undefined && ASIDE.has(exchange.purpose);
    if (isAside) facts.hide(NO_PART);
    else if (operation === 'listClients' || operation === 'getClient') {
      const view = operation === 'getClient' ? 'get' : 'list';
      const reading = this.#reading(collection, exchange, view);
      if (view === 'get') judgeGet(reading, exchange, id);
      else this.#lists.judge(reading, exchange);
    } else if (operation === 'updateClient' || operation === 'deleteClient') {
      judgeWrite({ facts, collection, moment: momentOf(exchange) }, exchange, id);
    } else facts.hide(NO_PART);
  }

  #reading(collection: CollectionHistory, exchange: Exchange, view: 'get' | 'list'): Reading {
    const moment = momentOf(exchange);
    const window = { start: moment.start, end: moment.end, limitMs: this.#rulings.limitMs };
    return { collection, facts: this.#draft, rulings: this.#rulings, view, moment, window };
  }

  #of(exchange: Exchange, values: readonly string[]): CollectionHistory | undefined {
    const key = `${exchange.request.origin}\n${values[0] ?? ''}\n${values[1] ?? ''}`;
    if (key === this.#key) return this.#collection;
    let collection = this.#collections.get(key);
    if (!collection) {
      if (this.#collections.size >= MOST_COLLECTIONS) return undefined;
      collection = new CollectionHistory();
      this.#collections.set(key, collection);
    }
    this.#key = key;
    this.#collection = collection;
    return collection;
  }
}

const KNOWN: ReadonlySet<string> = new Set(OPERATION_IDS);

/** A pact is a set of examples, and other operations are no matter of ours. */
const isNoPart = ({ match, source }: Exchange): boolean =>
  match.kind !== 'operation' || source === 'pact' || !KNOWN.has(match.operation.id);

/** Exchanges that were recorded and not yet looked at, in order. */
class Queue {
  #waiting: Exchange[] = [];
  #next = 0;

  add(exchange: Exchange): void {
    if (this.#waiting.length - this.#next >= MOST_PENDING) this.#waiting = [];
    this.#waiting.push(exchange);
  }

  take(): Exchange | undefined {
    const next = this.#waiting[this.#next++];
    if (next && this.#next < 1024) return next;
    this.#waiting = this.#waiting.slice(this.#next);
    this.#next = 0;
    return next;
  }
}

/** A get may have shown the client before its create began. */
const withSighting = <T extends Creation>(collection: CollectionHistory, creation: T): T => {
  const { issue, collision } = creation;
  const client = issue.clientId === undefined ? undefined : collection.clients.get(issue.clientId);
  if (collision || !client?.seenBefore) return creation;
  client.lost = true;
  return { ...creation, collision: client.seenBefore };
};

/** Answered with a success although it was aimed at what is not there: it may have done something. */
const isDone = ({ response }: Exchange): boolean => response?.status === 204;
