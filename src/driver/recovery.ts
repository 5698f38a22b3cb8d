import type { ConformanceError } from '../model/error.js';
import { driverError } from './errors.js';
import type { Exchange } from '../model/exchange.js';
import { again as remarked, digitsOf } from '../model/mark.js';
import type { Collection } from '../model/operation.js';
import type { ProbeRequest } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import type { Clock } from './clock.js';
import { type Aim, aimOf, Health, isDown } from './health.js';
import type { Holdings } from './holdings.js';
import { listingOf } from './listing.js';
import { again, type Bounds } from './request-queue.js';
import { isSafe } from './rules.js';
import { LOGINS, secondTry } from './second-try.js';
import { ProbeStop, RunStop } from './stop.js';

/** A request that was sent, by whom and where. */
export interface Attempt extends Aim {
  readonly request: ProbeRequest;
  readonly purpose: Purpose;
  readonly collection: Collection;
  readonly probe?: string | undefined;
}

interface RecoveryOptions {
  readonly mark: string;
  /** The collection that the run is about. */
  readonly collection: Collection;
  readonly clock: Clock;
  readonly consistencySeconds: number;
  readonly holdings: Holdings;
  readonly deliver: (request: ProbeRequest, bounds: Bounds, probe?: string) => Promise<Exchange>;
}

/** The first pause before a client that cannot be read yet is read again, milliseconds. */
const FIRST_PAUSE = 50;
/** How long an answer may take where it is only to be found out whether any comes, milliseconds. */
const PATIENCE = 5000;

/** What is sent besides, so that nothing of others is touched, nothing of ours is lost and nothing is sent in vain. */
export class Recovery {
  readonly #options: RecoveryOptions;
  readonly #health = new Health();
  /** Nothing is served any more, and since when; undefined: something is. */
  #lost: ConformanceError | undefined;
  /** The clean-up got no answer either. */
  #isOver = false;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** Why requests of a kind are not sent any more; undefined: they are. */
  givenUp(aim: Aim): string | undefined {
    return this.#health.givenUp(aim);
  }

  /**
   * Where the target is lost, the clean-up is tried, and not waited for; nor is a second try of what has run out
   * of time before. Throws `RunStop` once the clean-up failed.
   */
  boundsOf(bounds: Bounds, aims: readonly Aim[]): Bounds {
    if (this.#isOver) throw new RunStop(this.#lost?.message ?? '');
    if (this.#lost) return { ...bounds, once: true, patienceMs: PATIENCE / 2 };
    const isSlow = aims.some((aim) => this.#health.isSlow(aim));
    return isSlow ? { ...bounds, patienceAgainMs: PATIENCE } : bounds;
  }

  /**
   * What the last answer to a request shows besides: of ours, and of whether anything is served.
   * @returns the answer to the create that was made in its place, where it was lost
   */
  async seen(attempt: Attempt, exchange: Exchange, bounds: Bounds): Promise<Exchange> {
    if (LOGINS.has(attempt.purpose)) {
      this.#health.noteOnce(attempt, exchange);
      return exchange;
    }
    this.#look(attempt, exchange);
    if (this.#lost) this.#isOver ||= isDown(exchange);
    if (exchange.isRetried && secondTry(attempt.method, attempt.purpose, exchange) === 'anew')
      return this.#createAnew(attempt, exchange, bounds);
    if (bounds.once !== true && this.#health.note(attempt, exchange))
      await this.#findOut(attempt, exchange, bounds);
    return exchange;
  }

  /** Every client of ours that an answer shows is proved to be ours. */
  #look({ clientId, method }: Attempt, exchange: Exchange): void {
    const { holdings } = this.#options;
    if (method !== 'GET' || holdings.unproved.size === 0) return;
    if (clientId === undefined) {
      const listing = listingOf(exchange);
      if (listing.isKnown) for (const each of listing.clients) holdings.show(each);
    } else if (exchange.response?.status === 200 && exchange.response.body.json.ok)
      holdings.show({ clientId, listed: exchange.response.body.json.value });
  }

  /**
   * Before a client of ours is written to for the first time, a read must have shown our mark in it: a
   * server may answer a create with the id of somebody else's client. Throws `ProbeStop`.
   */
  async prove(request: ProbeRequest, bounds: Bounds, probe?: string): Promise<void> {
    const { clock, consistencySeconds, holdings, deliver } = this.#options;
    const { method, clientId, collection, target } = request;
    if (isSafe(method) || clientId === undefined || target !== undefined) return;
    if (!holdings.needsProof(clientId)) return;
    const until = clock.now() + consistencySeconds * 1000;
    const read = { method: 'GET', purpose: 'valid', clientId } as const;
    for (let pause = FIRST_PAUSE; ; pause *= 2) {
      const answer = await deliver({ ...read, ...(collection && { collection }) }, bounds, probe);
      if (!holdings.needsProof(clientId)) return;
      const left = until - clock.now();
      if (answer.response?.status !== 404 || left <= 0) break;
      await clock.sleep(Math.min(pause, left), bounds.waiting);
    }
    throw new ProbeStop('no read has shown our mark in the client that a create was answered with');
  }

  /**
   * A create whose answer was lost may have made a client: it is looked for by its mark and deleted, and
   * another one is made whose mark tells it from the first.
   */
  async #createAnew(attempt: Attempt, lost: Exchange, bounds: Bounds): Promise<Exchange> {
    const { mark, deliver } = this.#options;
    const { request, probe } = attempt;
    if (!(await this.#undo(attempt, bounds))) {
      if (this.#health.note(attempt, lost)) await this.#findOut(attempt, lost, bounds);
      return lost;
    }
    if (request.json === undefined) return lost;
    const json: unknown = JSON.parse(JSON.stringify(request.json).replaceAll(mark, remarked(mark)));
    const second = await deliver({ ...request, json }, { ...again(bounds), once: true }, probe);
    // A list was served in between.
    if (this.#health.note(attempt, second)) this.#health.broken(attempt);
    return second;
  }

  /** Deletes what lost creates have made. @returns whether a list could be had */
  async #undo({ collection, probe }: Attempt, bounds: Bounds): Promise<boolean> {
    const { holdings, deliver } = this.#options;
    const list = { method: 'GET', purpose: 'inventory', collection } as const;
    const listing = listingOf(await deliver(list, { ...bounds, patienceAgainMs: PATIENCE }, probe));
    if (!listing.isKnown) return false;
    for (const each of listing.clients) {
      if (holdings.knows(each.clientId) || !holdings.claim(each)) continue;
      const { clientId } = each;
      holdings.created(collection, clientId);
      await deliver({ method: 'DELETE', purpose: 'clean-up', collection, clientId }, bounds, probe);
    }
    return true;
  }

  /** Whether another request is still served; where none is, the run ends. */
  async #findOut(attempt: Attempt, failed: Exchange, bounds: Bounds): Promise<void> {
    // The second collection may have a token of its own, which says nothing of the first.
    const { mark, deliver, collection } = this.#options;
    const { method, clientId } = attempt;
    const isList = method === 'GET' && clientId === undefined;
    const other: ProbeRequest = isList
      ? { method: 'GET', purpose: 'unknown-id', collection, clientId: unknownIdOf(mark) }
      : { method: 'GET', purpose: 'inventory', collection };
    const answer = await deliver(other, { ...bounds, once: true, patienceMs: PATIENCE });
    if (!isDown(answer)) {
      this.#health.broken(attempt);
      return;
    }
    this.#lost = lostAt(attempt, failed);
    throw this.#lost;
  }
}

/** An id that nobody can have given: the mark is random. */
const unknownIdOf = (mark: string): string => {
  const digits = digitsOf(mark).padStart(20, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4000-8000-0000${digits.slice(12)}`;
};

const lostAt = (aim: Aim, { id, response }: Exchange): ConformanceError => {
  const what = `after request ${id}, a ${aimOf(aim)}`;
  return response?.status === 401
    ? driverError('access-lost', `every request is refused with 401 ${what}`)
    : driverError('target-lost', `nothing is served any more ${what}`);
};
