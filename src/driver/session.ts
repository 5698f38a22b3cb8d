import type { ConformanceError } from '../model/error.js';
import { driverError } from './errors.js';
import type { Exchange } from '../model/exchange.js';
import type { Exclusion } from '../model/evidence.js';
import type { Intent, Journal } from '../model/journal.js';
import { type Collection, operationAt } from '../model/operation.js';
import type { ProbeRequest } from '../model/probe.js';
import type { Clock } from './clock.js';
import type { Login } from '../model/transport.js';
import type { Purpose } from '../model/purpose.js';
import { Creates } from './creates.js';
import { FailedLogins } from './failed-logins.js';
import { isInQuery, isWithToken } from './credentials.js';
import type { Aim } from './health.js';
import { Holdings } from './holdings.js';
import { Outcomes } from './outcomes.js';
import { isAddressable } from './ownership.js';
import { planOf, type PlannedRequest } from './planned-request.js';
import { type Attempt, Recovery } from './recovery.js';
import { only, type Bounds, type RequestQueue } from './request-queue.js';
import { isSafe, objection, type Rules } from './rules.js';
import { ProbeStop } from './stop.js';
import { Trial } from './trial.js';

export interface SessionOptions {
  readonly queue: RequestQueue;
  readonly journal: Journal;
  /** The base path of the target, without a trailing slash. */
  readonly prefix: string;
  readonly collection: Collection;
  readonly mark: string;
  readonly mutations: boolean;
  readonly loopback: boolean;
  readonly failedLogins: boolean;
  /** At the most so many; default: no limit. */
  readonly mostFailedLogins?: number;
  /** The second collection, where it has a token of its own. */
  readonly withOwnToken?: Collection | undefined;
  /** Operations that the settings leave out. */
  readonly exclusions: readonly Exclusion[];
  readonly clock: Clock;
  readonly consistencySeconds: number;
}

/** A request, with what must be known when its answer comes. */
interface Errand extends PlannedRequest, Attempt {
  /** What the journal was told, where it may make a client. */
  readonly intent?: Intent;
}

/** At the most so many requests at the same moment: beyond this machine, and on it (the connections of the transport). */
const MOST_TOGETHER = 4;
const MOST_TOGETHER_HERE = 10;

/**
 * The only way by which the requests of a run reach the target: each passes the rules of what is ours,
 * and what may make a client stands in the journal before it leaves.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #rules: Rules;
  readonly holdings: Holdings;
  readonly trial = new Trial();
  readonly #recovery: Recovery;
  readonly #outcomes: Outcomes;
  readonly creates = new Creates();
  readonly #logins: FailedLogins;
  /** Requests that may make a client and have started, and whose answer is not taken down yet. */
  readonly #making = new Set<Intent>();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: SessionOptions) {
    this.#options = options;
    const { mutations, loopback, failedLogins, mark, mostFailedLogins = Infinity } = options;
    this.#logins = new FailedLogins(loopback ? Infinity : mostFailedLogins);
    const holdings = new Holdings(mark);
    this.holdings = holdings;
    this.#outcomes = new Outcomes(options.journal, holdings, this.trial);
    this.#recovery = new Recovery({
      ...options,
      holdings,
      deliver: (request, bounds, probe) => this.#deliver([request], bounds, probe).then(only),
    });
    this.#rules = {
      mutations,
      loopback,
      failedLogins,
      present: holdings.present,
      isOurs: (clientId) => holdings.isOurs(clientId),
      isInvented: (clientId) => holdings.isInventedId(clientId),
    };
  }

  /** Creates that may have made a client whose id is not known. */
  get unanswered(): number {
    return this.#outcomes.unanswered;
  }

  /** How many requests the clean-up needs at the most, as far as it is known: each deletion, and the read before it. */
  get toDelete(): number {
    return this.holdings.alive.length + this.holdings.unproved.size + 2 * this.#making.size;
  }

  /** Whether a client may be written to: it is ours, and its id leads to it alone. */
  mayWrite(clientId: string): boolean {
    const { loopback, mutations } = this.#options;
    return mutations && this.holdings.isOurs(clientId) && (loopback || isAddressable(clientId));
  }

  /** Takes down what was there before. */
  async begin(collection: Collection, ids: readonly string[]): Promise<void> {
    this.holdings.list(collection, ids);
    const { journal, withOwnToken } = this.#options;
    const own = isSame(collection, withOwnToken) ? 'other' : undefined;
    const kind = this.holdings.isInvented(collection) ? 'invented' : own;
    await journal.begin(collection, ids, kind);
  }

  /** Sends what a probe wants sent, if the rules allow it; writes go through the journal. */
  async send(request: ProbeRequest, bounds: Bounds, probe?: string): Promise<Exchange> {
    return only(await this.#track(this.#deliver([request], bounds, probe)));
  }

  /** Sends requests at the same moment, if the rules allow all of them; else none. */
  async together(
    requests: readonly ProbeRequest[],
    bounds: Bounds,
    probe?: string,
  ): Promise<readonly Exchange[]> {
    const most = this.#options.loopback ? MOST_TOGETHER_HERE : MOST_TOGETHER;
    if (requests.length > most)
      throw refused(
        probe,
        `${requests.length} requests at once`,
        `at the most ${most} go together`,
      );
    return requests.length === 0 ? [] : this.#track(this.#deliver(requests, bounds, probe));
  }

  /** Sends a request to the token endpoint, if the rules allow it. */
  async login(
    how: Login,
    purpose: Purpose,
    bounds: Bounds,
    probe?: string,
  ): Promise<Exchange | undefined> {
    const { loopback, failedLogins, queue } = this.#options;
    if (!loopback && !failedLogins)
      throw refused(probe, 'a login', 'failed logins are not allowed on this target');
    if (purpose !== 'token') this.#logins.demand();
    const exchange = await this.#track(queue.login(how, { purpose, probe }, bounds));
    if (exchange) this.#logins.note(exchange);
    return exchange;
  }

  /** Returns when no request is under way any more, whoever waits for it. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** Tells the journal that nothing is left, the answers that never came included. */
  settled(): Promise<void> {
    return this.#options.journal.settled();
  }

  async #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  async #deliver(
    requests: readonly ProbeRequest[],
    bounds: Bounds,
    probe?: string,
  ): Promise<readonly Exchange[]> {
    const now = this.#recovery.boundsOf(bounds, requests.map(aimed));
    for (const request of requests) await this.#recovery.prove(request, now, probe);
    const allowed = requests.map((request) => this.#allowed(request, probe));
    for (const each of allowed) if (!isWithToken(each.request)) this.#logins.demand();
    const errands: Errand[] = [];
    for (const each of allowed) errands.push(await this.#announced(each, now));
    const departed = await this.#depart(errands, now);
    const ends = departed.map(({ planned, ended }) => this.#toEnd(planned, ended));
    // Where one fails, the others are still taken down.
    await Promise.allSettled(ends);
    const exchanges = await Promise.all(ends);
    return Promise.all(
      exchanges.map(async (exchange, index) => {
        const errand = errands[index];
        return errand ? await this.#recovery.seen(errand, exchange, now) : exchange;
      }),
    );
  }

  #allowed(request: ProbeRequest, probe: string | undefined): Errand {
    const { prefix } = this.#options;
    const { clientId, collection = this.#options.collection } = request;
    this.#demandWanted(request);
    const place = this.holdings.isInvented(collection) ? 'invented' : 'unlisted';
    const because = objection(
      {
        method: request.method,
        purpose: request.purpose,
        clientId,
        isRaw: request.target !== undefined,
        withToken: isWithToken(request),
        isInQuery: isInQuery(request),
        collection: this.holdings.isListed(collection) ? 'listed' : place,
      },
      this.#rules,
    );
    if (because !== undefined) throw refused(probe, `a ${request.method}`, because);
    const token = isSame(collection, this.#options.withOwnToken) ? 'other' : 'token';
    const planned = planOf(request, collection, prefix, probe, token);
    return { ...planned, request, collection, clientId };
  }

  /** Throws `ProbeStop` for what the settings leave out, and for what is not sent any more. */
  #demandWanted(request: ProbeRequest): void {
    const { method, clientId, target } = request;
    const id = target === undefined ? operationAt(method, clientId) : undefined;
    const { exclusions } = this.#options;
    const isOut = (each: string) => exclusions.some(({ operation }) => operation === each);
    if (id !== undefined && isOut(id))
      throw new ProbeStop(`${id} is left out by the settings`, true);
    if (method === 'POST' && isOut('deleteClient'))
      throw new ProbeStop(
        'nothing is created where deleteClient is left out by the settings',
        true,
      );
    const because = this.#recovery.givenUp(aimed(request));
    if (because !== undefined) throw new ProbeStop(because);
  }

  /** Tells the journal of a request that may make a client. */
  async #announced(errand: Errand, bounds: Bounds): Promise<Errand> {
    const { method, collection, clientId, probe = '' } = errand;
    if (isSafe(method)) return errand;
    bounds.admit();
    this.holdings.write(collection);
    const isNew = clientId !== undefined && !this.holdings.isOurs(clientId);
    if (method !== 'POST' && !(method === 'PUT' && isNew)) return errand;
    // Nobody else can have clients in a collection that we made up.
    if (method === 'POST') this.trial.demand(this.holdings.alive.length + this.#making.size);
    if (method === 'POST' && this.holdings.isInvented(collection))
      if (!this.holdings.isListed(collection)) await this.begin(collection, []);
    const intent = await this.#options.journal.intend(collection, probe);
    return { ...errand, intent, started: () => this.#making.add(intent) };
  }

  async #depart(errands: readonly Errand[], bounds: Bounds) {
    try {
      return await this.#options.queue.together(errands, bounds);
    } catch (error) {
      for (const { intent } of errands) if (intent) await this.#options.journal.refused(intent);
      throw error;
    }
  }

  async #toEnd(errand: Errand, ended: Promise<Exchange>): Promise<Exchange> {
    try {
      const exchange = await ended;
      this.creates.note(exchange);
      this.#logins.note(exchange);
      if (!isSafe(errand.method)) await this.#outcomes.takeDown(errand, exchange);
      return exchange;
    } finally {
      if (errand.intent) this.#making.delete(errand.intent);
    }
  }
}

const aimed = ({ method, clientId, purpose }: ProbeRequest): Aim => ({ method, clientId, purpose });

const isSame = (one: Collection, other: Collection | undefined): boolean =>
  one.institution === other?.institution && one.partner === other.partner;

const refused = (probe: string | undefined, what: string, because: string): ConformanceError =>
  driverError(
    'internal',
    `the probe ${probe ?? 'of the driver'} wanted ${what} that must not be sent: ${because}`,
  );
