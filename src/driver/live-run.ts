import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { Collection } from '../model/operation.js';
import type { Probe, ProbeRequest } from '../model/probe.js';
import { DEFAULT_VALUES } from '../model/sent-values.js';
import { cleanUp } from './clean-up.js';
import type { Clock } from './clock.js';
import type { Outbox } from './outbox.js';
import { ProbeDrive, type DriveContext } from './probe-drive.js';
import { throttled, type Bounds, type RequestQueue } from './request-queue.js';
import type { Session } from './session.js';
import { ProbeStop, RunStop } from './stop.js';
import { wholeList, type WholeList } from './pages.js';
import { leftOut } from './left-out.js';
import { wayBarred } from './way.js';
import type { LiveOptions } from './options.js';

export interface RunParts {
  readonly options: LiveOptions;
  readonly clock: Clock;
  readonly queue: RequestQueue;
  readonly session: Session;
  readonly outbox: Outbox;
}

/** How long a request that is under way may still take after an interruption, milliseconds. */
const GRACE = 2000;
/** Requests kept for cleaning up, besides one for each client: the lists that prove it. */
const KEPT = 3;

/** The course of one run: the first list, probe after probe, clean-up; and what ends it early. */
export class LiveRun {
  readonly #parts: RunParts;
  readonly #startedAt: number;
  readonly #interrupted = new AbortController();
  readonly #flying = new AbortController();
  #grace: NodeJS.Timeout | undefined;
  #isOver = false;
  #stop: string | undefined;
  #skipped: string | undefined;
  #done = 0;
  readonly #stale = new Set<string>();
  readonly #labels = new Map<string, number>();

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
  }

  /** Stops sending probes; what was created is still deleted. */
  interrupt(): void {
    if (this.#isOver || this.#interrupted.signal.aborted) return;
    this.#interrupted.abort();
    this.#grace = setTimeout(() => {
      this.#flying.abort();
    }, GRACE);
  }

  /** Runs all, and closes the outbox whatever happens. */
  async toEnd(): Promise<void> {
    const { options, outbox } = this.#parts;
    const interrupt = () => {
      this.interrupt();
    };
    if (options.signal.aborted) interrupt();
    options.signal.addEventListener('abort', interrupt, { once: true });
    try {
      await this.#all();
    } finally {
      options.signal.removeEventListener('abort', interrupt);
      clearTimeout(this.#grace);
      this.#isOver = true;
      outbox.close();
    }
  }

  async #all(): Promise<void> {
    let failure: unknown;
    try {
      await this.#takeInventory();
      await this.#runProbes();
    } catch (error) {
      failure = error;
      this.#stop ??= isKnown(error) ? error.message : 'the run broke off';
      this.#leaveOut(this.#parts.options.probes.slice(this.#done), this.#stop);
    }
    const cleaned = await cleanUp(this.#parts, this.#interrupted.signal).catch((error: unknown) => {
      failure ??= error;
    });
    if (cleaned) this.#parts.outbox.put({ leftovers: cleaned });
    const cutShort = this.#stop ?? this.#skipped ?? this.#parts.session.creates.refusal;
    if (cutShort !== undefined) this.#parts.outbox.put({ cutShort });
    if (failure !== undefined && !(failure instanceof RunStop)) throw asOurs(failure);
  }

  async #runProbes(): Promise<void> {
    const { options, outbox } = this.#parts;
    for (const probe of options.probes) {
      const because = this.#objection(probe) ?? (await this.#run(probe));
      this.#done += 1;
      const status = because === undefined ? 'run' : 'not-run';
      outbox.put({ probes: [{ id: probe.id, status, reason: because ?? '' }] });
    }
  }

  #leaveOut(probes: readonly Probe[], reason: string): void {
    if (probes.length === 0) return;
    const left = probes.map(({ id }) => ({ id, status: 'not-run' as const, reason }));
    this.#parts.outbox.put({ probes: left });
  }

  /** Runs a probe. @returns why it ended early, if it did */
  async #run(probe: Probe): Promise<string | undefined> {
    const drive = new ProbeDrive(this.#context, probe.id);
    try {
      await probe.run(drive);
      return undefined;
    } catch (error) {
      if (error instanceof ProbeStop) return error.message;
      // A token that is no longer to be had ends the run, but what was judged stands.
      if (error instanceof ConformanceError && error.exit === 3 && error.code !== 'journal-lost')
        throw new RunStop(error.message);
      throw error;
    } finally {
      // A probe that failed in one of its strands leaves others behind: nothing of them may come later.
      drive.end();
      await this.#parts.session.idle();
    }
  }

  #objection({ needs = [], mutates, requests }: Probe): string | undefined {
    const { options, queue, session } = this.#parts;
    const { other, maxRequests = Infinity } = options;
    const isListed = other !== undefined && session.holdings.isListed(other);
    const because = leftOut({ needs, mutates }, { ...options, hasOther: isListed });
    if (because !== undefined) return because;
    if (queue.sent + requests + session.toDelete + KEPT <= maxRequests) return undefined;
    this.#skipped = `the budget of ${maxRequests} requests was too small for all probes`;
    return 'the rest of the request budget is too small for it';
  }

  get #context(): DriveContext {
    const { options, session, clock, outbox } = this.#parts;
    const { collection, other, mark, loopback, seed, consistencySeconds } = options;
    const { values = DEFAULT_VALUES } = options;
    const shared = {
      session,
      bounds: this.#bounds,
      clock,
      stale: this.#stale,
      labels: this.#labels,
      judgeSoFar: async () => {
        await outbox.flush();
        return options.verdicts();
      },
    };
    return { ...shared, collection, other, mark, values, loopback, seed, consistencySeconds };
  }

  readonly #bounds: Bounds = {
    admit: (cost = 1) => {
      const because = this.#limit(cost);
      if (because === undefined) return;
      this.#stop ??= because;
      throw new RunStop(this.#stop);
    },
    waiting: this.#interrupted.signal,
    flying: this.#flying.signal,
  };

  /** @param cost how many requests are about to be sent */
  #limit(cost: number): string | undefined {
    const { options, clock, queue, session } = this.#parts;
    const { maxRequests = Infinity, maxDurationMs = Infinity } = options;
    if (this.#stop !== undefined) return this.#stop;
    if (this.#interrupted.signal.aborted) return 'the run was interrupted';
    if (queue.isThrottled) return throttled().message;
    if (clock.now() - this.#startedAt >= maxDurationMs)
      return `the time of ${maxDurationMs / 1000} s ran out`;
    if (queue.sent + cost - 1 + session.toDelete + KEPT >= maxRequests)
      return `the budget of ${maxRequests} requests was spent`;
    return undefined;
  }

  async #takeInventory(): Promise<void> {
    const { options, session } = this.#parts;
    const { first, listing } = await this.#list(options.collection);
    if (!listing.isKnown) throw this.#withoutInventory(first, listing.because);
    await session.begin(
      options.collection,
      listing.clients.map(({ clientId }) => clientId),
    );
    if (options.other === undefined) return;
    const { listing: others } = await this.#list(options.other);
    if (others.isKnown)
      await session.begin(
        options.other,
        others.clients.map(({ clientId }) => clientId),
      );
  }

  #list(collection: Collection): Promise<WholeList> {
    const request: ProbeRequest = { method: 'GET', purpose: 'inventory', collection };
    return wholeList((page) => this.#parts.session.send(page, this.#bounds), request);
  }

  #withoutInventory({ response, failure }: Exchange, because: string): Error {
    this.#stop = `what was there before is not known, so nothing may be written: ${because}`;
    const { origin } = this.#parts.options;
    if (response?.status === 401)
      return new ConformanceError('access-refused', `${origin} refused the token with 401`);
    const barred = wayBarred(origin, { response, failure });
    if (barred) return barred;
    if (response === undefined && !this.#interrupted.signal.aborted) {
      const reason = failure?.message ?? 'no answer came';
      return new ConformanceError('target-unreachable', `${origin} cannot be reached: ${reason}`);
    }
    return new RunStop(this.#stop);
  }
}

const isKnown = (error: unknown): error is Error =>
  error instanceof RunStop || (error instanceof ConformanceError && error.exit === 3);

const asOurs = (error: unknown): ConformanceError =>
  error instanceof ConformanceError
    ? error
    : new ConformanceError('internal', 'a probe threw', { cause: error });
