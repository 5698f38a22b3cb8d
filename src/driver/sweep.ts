import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { Collection } from '../model/operation.js';
import type { ProbeRequest } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import type { Leftover } from '../model/report.js';
import type { ListedClient, Listing } from './listing.js';
import { wholeList } from './pages.js';
import { ProbeStop, RunStop } from './stop.js';

export interface SweepTarget {
  readonly collection: Collection;
  /** Clients to delete, whether they are listed or not. */
  readonly clients: readonly { readonly clientId: string; readonly purpose: Purpose }[];
  /** Whether it can be listed; one that we made up cannot. */
  readonly canList: boolean;
}

export interface SweepOptions {
  send(request: ProbeRequest): Promise<Exchange>;
  isOurs(client: ListedClient): boolean;
  /** Whether an id that is ours may stand in the target of a DELETE. */
  isAddressable(clientId: string): boolean;
  /** Whether a client may only be deleted once a read has shown our mark in it; left out: none need it. */
  needsProof?(clientId: string): boolean;
  /** Whether our mark stands in a client. */
  isMarked?(client: unknown): boolean;
  /** Is told of each client that a DELETE was answered for. */
  gone(collection: Collection, clientId: string): Promise<void>;
  /** Waits before a list is read again; false: long enough. */
  wait(tries: number): Promise<boolean>;
}

export interface Swept {
  readonly deleted: readonly string[];
  readonly leftovers: readonly Leftover[];
  /** A list showed that nothing of ours is left. */
  readonly isProven: boolean;
}

/** What was answered to a request of the sweep, or why it could not be sent. */
type Answer = Exchange | string;

/** Deletes what is ours in a collection, and lists it to see that it is gone. */
export const sweep = async (target: SweepTarget, options: SweepOptions): Promise<Swept> => {
  const work = new Sweep(target, options);
  for (const { clientId, purpose } of target.clients) await work.delete(clientId, purpose);
  if (target.canList) await work.deleteListed();
  return work.swept();
};

class Sweep {
  readonly #target: SweepTarget;
  readonly #options: SweepOptions;
  readonly #deleted = new Set<string>();
  readonly #kept = new Map<string, string>();
  #isProven = false;

  constructor(target: SweepTarget, options: SweepOptions) {
    this.#target = target;
    this.#options = options;
  }

  async delete(clientId: string, purpose: Purpose): Promise<void> {
    if (!this.#options.isAddressable(clientId)) {
      this.#kept.set(clientId, 'its id cannot stand in a path safely');
      return;
    }
    if (this.#options.needsProof?.(clientId) === true) {
      const because = await this.#unproved(clientId);
      if (because === 'gone') return;
      if (because !== undefined) {
        this.#kept.set(clientId, because);
        return;
      }
    }
    const answer = await this.#send({ method: 'DELETE', clientId, purpose });
    const status = typeof answer === 'string' ? 0 : (answer.response?.status ?? 0);
    if ((status >= 200 && status < 300) || status === 404 || status === 410) {
      await this.#options.gone(this.#target.collection, clientId);
      this.#deleted.add(clientId);
      this.#kept.delete(clientId);
    } else {
      this.#kept.set(clientId, typeof answer === 'string' ? answer : reasonOf(answer));
    }
  }

  /** Deletes what the list shows of ours: creates whose answer never came, and what a DELETE left there. */
  async deleteListed(): Promise<void> {
    let listing = await this.#settledList();
    if (typeof listing === 'string') {
      this.#cannotSee(listing);
      return;
    }
    for (const { clientId } of listing) {
      const purpose = this.#deleted.has(clientId) ? 'deleted' : 'clean-up';
      await this.delete(clientId, purpose);
    }
    if (listing.length > 0) listing = await this.#settledList();
    if (typeof listing === 'string') {
      this.#cannotSee(listing);
      return;
    }
    const listed = new Set(listing.map(({ clientId }) => clientId));
    for (const clientId of listed) {
      const reason = this.#kept.get(clientId) ?? 'it is still listed after its deletion';
      this.#kept.set(clientId, reason);
    }
    for (const clientId of [...this.#kept.keys()])
      if (!listed.has(clientId)) await this.#isGone(clientId);
    this.#isProven = this.#kept.size === 0;
  }

  /** What no list shows any more, and no read, is not left over. */
  async #isGone(clientId: string): Promise<boolean> {
    if (!this.#options.isAddressable(clientId)) return false;
    const answer = await this.#send({ method: 'GET', clientId, purpose: 'deleted' });
    const status = typeof answer === 'string' ? 0 : answer.response?.status;
    if (status !== 404 && status !== 410) return false;
    await this.#options.gone(this.#target.collection, clientId);
    this.#kept.delete(clientId);
    return true;
  }

  /** Why a client must not be deleted, `gone` where it is not there; undefined: it is ours. */
  async #unproved(clientId: string): Promise<string | undefined> {
    const answer = await this.#send({ method: 'GET', clientId, purpose: 'valid' });
    if (typeof answer === 'string') return answer;
    const { response } = answer;
    if (response?.status === 404 || response?.status === 410) {
      await this.#options.gone(this.#target.collection, clientId);
      return 'gone';
    }
    const json = response?.status === 200 ? response.body.json : undefined;
    if (json?.ok && this.#options.isMarked?.(json.value) === true) return undefined;
    return 'no read has shown our mark in it';
  }

  swept(): Swept {
    const { collection } = this.#target;
    const leftovers = [...this.#kept].map(([clientId, reason]) => ({
      collection,
      clientId,
      reason,
    }));
    const deleted = [...this.#deleted].filter((clientId) => !this.#kept.has(clientId));
    return { deleted, leftovers, isProven: this.#isProven };
  }

  /** What is left of ours by the list, once what was just deleted has had time to go; or why none is to be had. */
  async #settledList(): Promise<readonly ListedClient[] | string> {
    for (let tries = 0; ; tries += 1) {
      const listing = await this.#list();
      if (!listing.isKnown) return listing.because;
      const ours = listing.clients.filter((client) => this.#options.isOurs(client));
      const isStale = ours.some(({ clientId }) => this.#deleted.has(clientId));
      if (!isStale || !(await this.#options.wait(tries))) return ours;
    }
  }

  async #list(): Promise<Listing> {
    const sent = { method: 'GET', purpose: 'inventory' } as const;
    let failed: string | undefined;
    const list = await wholeList(async (page) => {
      const answer = await this.#send(page);
      if (typeof answer !== 'string') return answer;
      failed = answer;
      throw new RunStop(answer);
    }, sent).catch((error: unknown) => {
      if (failed === undefined) throw error;
      return undefined;
    });
    return list?.listing ?? { isKnown: false, because: failed ?? 'the list did not come' };
  }

  #cannotSee(because: string): void {
    for (const { clientId } of this.#target.clients) {
      if (!this.#deleted.has(clientId))
        this.#kept.set(clientId, this.#kept.get(clientId) ?? because);
    }
  }

  async #send(request: ProbeRequest): Promise<Answer> {
    try {
      return await this.#options.send({ ...request, collection: this.#target.collection });
    } catch (error) {
      if (error instanceof RunStop || error instanceof ProbeStop) return error.message;
      if (error instanceof ConformanceError && error.exit === 3) return error.message;
      throw error;
    }
  }
}

const reasonOf = ({ response, failure }: Exchange): string =>
  failure
    ? `the DELETE was not answered: ${failure.message}`
    : `the DELETE was answered with ${response?.status ?? 0}`;
