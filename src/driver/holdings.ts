import type { Collection } from '../model/operation.js';
import type { Purpose } from '../model/purpose.js';
import type { ListedClient } from './listing.js';
import { carriesMark } from '../model/mark.js';
import { Inventory, isAddressable, isOurs } from './ownership.js';

/** A client of ours that may still exist. */
export interface Alive {
  readonly collection: Collection;
  readonly clientId: string;
  /** The purpose of its deletion: one that was created is there, one that was only put may not be. */
  readonly purpose: Purpose;
}

/** What one run knows of collections and clients: what was there before, what it made up, what is its own. */
export class Holdings {
  readonly #mark: string;
  readonly present = new Inventory([]);
  readonly #listed = new Set<string>();
  readonly #invented = new Set<string>();
  readonly #inventedCollections = new Set<string>();
  readonly #answered = new Set<string>();
  /** Ids of clients that were listed with our mark. */
  readonly #marked = new Set<string>();
  /** Ids that were answered to our creates and that no read has shown with our mark yet. */
  readonly #unproved = new Set<string>();
  readonly #alive = new Map<string, Alive>();
  readonly #written = new Map<string, Collection>();

  constructor(mark: string) {
    this.#mark = mark;
  }

  get alive(): readonly Alive[] {
    return [...this.#alive.values()];
  }

  isAlive(collection: Collection, clientId: string): boolean {
    return this.#alive.has(keyOf(collection, clientId));
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

  isInventedId(clientId: string): boolean {
    return this.#invented.has(clientId);
  }

  /** Whether an id was answered to a create of ours. */
  knows(clientId: string): boolean {
    return this.#answered.has(clientId);
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

  /** Whether a client may only be written to once a read has shown our mark in it. */
  needsProof(clientId: string): boolean {
    return this.#unproved.has(clientId);
  }

  /** A read has shown a client; from then on it may be written to, if our mark stands in it. */
  show({ clientId, listed }: ListedClient): void {
    if (carriesMark(listed, this.#mark)) this.#unproved.delete(clientId);
  }

  /** The ids that still need a proof. */
  get unproved(): ReadonlySet<string> {
    return this.#unproved;
  }

  /** Takes down what was there before. */
  list(collection: Collection, ids: readonly string[]): void {
    this.present.add(ids);
    this.#listed.add(keyOf(collection));
  }

  inventId(clientId: string): boolean {
    if (this.present.has(clientId)) return false;
    this.#invented.add(clientId);
    return true;
  }

  inventCollection(collection: Collection): void {
    this.#inventedCollections.add(keyOf(collection));
  }

  write(collection: Collection): void {
    this.#written.set(keyOf(collection), collection);
  }

  /** A create of ours was answered with an id that was not there before. */
  created(collection: Collection, clientId: string): void {
    this.#answered.add(clientId);
    if (!this.#marked.has(clientId)) this.#unproved.add(clientId);
    this.#live({ collection, clientId, purpose: 'clean-up' });
  }

  /** A put was answered with a success: it may have made a client. */
  put(collection: Collection, clientId: string): void {
    if (this.#alive.has(keyOf(collection, clientId)) || !isAddressable(clientId)) return;
    const purpose = this.#answered.has(clientId) ? 'deleted' : 'unknown-id';
    if (purpose === 'unknown-id') this.#invented.add(clientId);
    this.#live({ collection, clientId, purpose });
  }

  gone(collection: Collection, clientId: string): void {
    this.#unproved.delete(clientId);
    this.#alive.delete(keyOf(collection, clientId));
  }

  #isOurs(clientId: string, listed: unknown): boolean {
    return isOurs(clientId, listed, {
      present: this.present,
      answered: this.#answered,
      mark: this.#mark,
    });
  }

  #live(alive: Alive): void {
    this.#alive.set(keyOf(alive.collection, alive.clientId), alive);
  }
}

const keyOf = ({ institution, partner }: Collection, clientId = ''): string =>
  JSON.stringify([institution, partner, clientId]);
