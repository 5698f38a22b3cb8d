import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { Journal } from '../model/journal.js';
import type { Collection } from '../model/operation.js';
import type { ProbeRequest } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import type { Bounds, Line, Planned } from './line.js';
import { issuedBy, type ListedClient } from './listing.js';
import { planOf } from './plan.js';
import { isSafe, objection, type Rules } from './rules.js';
import { Inventory, isAddressable, isOurs } from './ownership.js';

export interface SessionOptions {
  readonly line: Line;
  readonly journal: Journal;
  /** The base path of the target, without a trailing slash. */
  readonly prefix: string;
  readonly collection: Collection;
  readonly mark: string;
  readonly mutations: boolean;
  readonly loopback: boolean;
  readonly failedLogins: boolean;
}

/** A client of ours that may still exist. */
export interface Alive {
  readonly collection: Collection;
  readonly clientId: string;
  /** The purpose of its deletion: one that was created is there, one that was only put may not be. */
  readonly purpose: Purpose;
}

/** What one run has done to the target so far, and the only way by which its requests reach it. */
export class Session {
  readonly #options: SessionOptions;
  readonly #rules: Rules;
  readonly present = new Inventory([]);
  readonly #listed = new Set<string>();
  readonly #invented = new Set<string>();
  readonly #inventedCollections = new Map<string, Collection>();
  readonly #answered = new Set<string>();
  /** Ids of clients that were listed with our mark. */
  readonly #marked = new Set<string>();
  readonly #alive = new Map<string, Alive>();
  readonly #written = new Map<string, Collection>();
  #unanswered = 0;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { mutations, loopback, failedLogins } = options;
    this.#rules = {
      ...{ mutations, loopback, failedLogins, present: this.present },
      isOurs: (clientId) => this.isOurs(clientId),
      isInvented: (clientId) => this.#invented.has(clientId),
    };
  }

  get alive(): readonly Alive[] {
    return [...this.#alive.values()];
  }

  /** Creates that may have made a client whose id is not known. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** The collections that a write was aimed at. */
  get written(): readonly Collection[] {
    return [...this.#written.values()];
  }

  isListed(collection: Collection): boolean {
    return this.#listed.has(keyOf(collection));
  }

  isInvented(collection: Collection): boolean {
    return this.#inventedCollections.has(keyOf(collection));
  }

  isOurs(clientId: string): boolean {
    return this.#marked.has(clientId) || this.#isOurs(clientId, undefined);
  }

  /** Whether a client is ours as it was listed; from then on it may be deleted. */
  claim({ clientId, listed }: ListedClient): boolean {
    if (!this.#isOurs(clientId, listed)) return false;
    this.#marked.add(clientId);
    return true;
  }

  /** Whether a client may be written to: it is ours, and its id leads to it alone. */
  mayWrite(clientId: string): boolean {
    const { loopback, mutations } = this.#options;
    return mutations && this.isOurs(clientId) && (loopback || isAddressable(clientId));
  }

  /** Takes down what was there before. */
  async begin(collection: Collection, ids: readonly string[]): Promise<void> {
    this.present.add(ids);
    this.#listed.add(keyOf(collection));
    await this.#options.journal.begin(collection, ids);
  }

  inventId(clientId: string): boolean {
    if (this.present.has(clientId)) return false;
    this.#invented.add(clientId);
    return true;
  }

  inventCollection(collection: Collection): void {
    this.#inventedCollections.set(keyOf(collection), collection);
  }

  /** Sends what a probe wants sent, if the rules allow it; writes go through the journal. */
  async send(request: ProbeRequest, bounds: Bounds, probe?: string): Promise<Exchange> {
    const collection = request.collection ?? this.#options.collection;
    this.#demandAllowed(request, collection, probe);
    const planned = planOf(request, collection, this.#options.prefix, probe);
    if (isSafe(request.method)) return this.#options.line.send(planned, bounds);
    bounds.admit();
    this.#written.set(keyOf(collection), collection);
    if (request.method === 'POST') return this.#create(planned, collection, bounds);
    const exchange =
      request.method === 'PUT' && this.#isNew(request.clientId)
        ? await this.#intended(planned, collection, bounds)
        : await this.#options.line.send(planned, bounds);
    if (request.clientId !== undefined) await this.#heed(exchange, collection, request.clientId);
    return exchange;
  }

  /** Tells the journal that a client is gone. */
  async gone(collection: Collection, clientId: string): Promise<void> {
    this.#alive.delete(keyOf(collection, clientId));
    await this.#options.journal.deleted(collection, clientId);
  }

  /** Tells the journal that nothing is left, the answers that never came included. */
  settled(): Promise<void> {
    return this.#options.journal.settled();
  }

  #isOurs(clientId: string, listed: unknown): boolean {
    const { mark } = this.#options;
    return isOurs(clientId, listed, { present: this.present, answered: this.#answered, mark });
  }

  #isNew(clientId: string | undefined): boolean {
    return clientId !== undefined && !this.isOurs(clientId);
  }

  #demandAllowed(request: ProbeRequest, collection: Collection, probe: string | undefined): void {
    const place = this.isInvented(collection) ? 'invented' : 'unlisted';
    const because = objection(
      {
        method: request.method,
        purpose: request.purpose,
        clientId: request.clientId,
        isRaw: request.target !== undefined,
        withToken: (request.authorization ?? 'token') === 'token',
        collection: this.isListed(collection) ? 'listed' : place,
      },
      this.#rules,
    );
    if (because !== undefined)
      throw new ConformanceError(
        'internal',
        `the probe ${probe ?? 'of the driver'} wanted a ${request.method} that must not be sent: ${because}`,
      );
  }

  async #create(planned: Planned, collection: Collection, bounds: Bounds): Promise<Exchange> {
    // Nobody else can have clients in a collection that we made up.
    if (this.isInvented(collection) && !this.isListed(collection)) await this.begin(collection, []);
    const exchange = await this.#intended(planned, collection, bounds);
    const clientId = issuedBy(exchange);
    if (clientId === undefined || this.present.has(clientId)) {
      if (!isRefused(exchange)) this.#unanswered += 1;
      return exchange;
    }
    await this.#options.journal.created(collection, clientId);
    this.#answered.add(clientId);
    this.#live({ collection, clientId, purpose: 'clean-up' });
    return exchange;
  }

  async #intended(planned: Planned, collection: Collection, bounds: Bounds): Promise<Exchange> {
    await this.#options.journal.intend(collection, planned.probe ?? '');
    const exchange = await this.#options.line.send(planned, bounds);
    if (isRefused(exchange)) await this.#options.journal.refused(collection);
    return exchange;
  }

  /** A put may have made a client, a deletion may have ended one. */
  async #heed(exchange: Exchange, collection: Collection, clientId: string): Promise<void> {
    const { method } = exchange.request;
    const status = exchange.response?.status ?? 0;
    const isDone = status >= 200 && status < 300;
    if (method === 'DELETE' && (isDone || status === 404 || status === 410))
      await this.gone(collection, clientId);
    const isKnown = this.#alive.has(keyOf(collection, clientId));
    if (method === 'PUT' && isDone && !isKnown && isAddressable(clientId)) {
      const purpose = this.#answered.has(clientId) ? 'deleted' : 'unknown-id';
      if (purpose === 'unknown-id') this.#invented.add(clientId);
      this.#live({ collection, clientId, purpose });
    }
  }

  #live(alive: Alive): void {
    this.#alive.set(keyOf(alive.collection, alive.clientId), alive);
  }
}

/** A refusal; after anything else that is no success, a client may exist all the same. */
const isRefused = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 400 && response.status < 500;

const keyOf = ({ institution, partner }: Collection, clientId = ''): string =>
  JSON.stringify([institution, partner, clientId]);
