import { ConformanceError } from '../model/error.js';
import { driverError } from './errors.js';
import type { Exchange } from '../model/exchange.js';
import type { RunPlan } from '../model/evidence.js';
import { nextAfterReset } from './barred.js';
import type { Collection, OperationId } from '../model/operation.js';
import type { Probe, ProbeRequest } from '../model/probe.js';
import type { ProbeOutcome } from '../model/report.js';
import { DEFAULT_VALUES } from './default-values.js';
import { cleanUp } from './clean-up.js';
import type { Clock } from './clock.js';
import type { Outbox } from './outbox.js';
import { isAddressable } from './ownership.js';
import { ProbeDrive, type DriveContext } from './probe-drive.js';
import { throttled, type Bounds, type RequestQueue } from './request-queue.js';
import type { Session } from './session.js';
import { ProbeStop, RunStop } from './stop.js';
import { wholeList, type WholeList } from './pages.js';
import { leftOut, type Permissions } from './left-out.js';
import { listRefused } from './list-refused.js';
import { permissionsOf, requestsOf } from './permissions.js';
import { listBarred } from './way.js';
import type { LiveOptions } from './options.js';
import { asOurs, isKnown, LOST } from './run-errors.js';

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
  /** The probes that the settings let run. */
  readonly #started: Probe[] = [];
  #present: string | undefined;

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
    if (this.#parts.options.probes.some(({ leads }) => leads)) this.#parts.session.trial.begin();
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
    this.#parts.outbox.put({ plan: this.#plan });
    const cutShort = this.#stop ?? this.#skipped ?? this.#parts.session.creates.refusal;
    if (cutShort !== undefined) this.#parts.outbox.put({ cutShort });
    if (failure !== undefined && !(failure instanceof RunStop)) throw asOurs(failure);
  }

  async #runProbes(): Promise<void> {
    const { options, outbox } = this.#parts;
    for (const probe of options.probes) {
      const objection = this.#objection(probe);
      if (!objection) this.#started.push(probe);
      const stop = objection ?? (await this.#run(probe));
      this.#done += 1;
      outbox.put({ probes: [outcomeOf(probe, stop)] });
    }
  }

  #leaveOut(probes: readonly Probe[], reason: string): void {
    if (probes.length === 0) return;
    const left = probes.map((probe) => ({ probe, stop: this.#objection(probe) }));
    this.#parts.outbox.put({
      probes: left.map(({ probe, stop }) => outcomeOf(probe, stop ?? new ProbeStop(reason))),
    });
    this.#started.push(...left.flatMap(({ probe, stop }) => (stop ? [] : [probe])));
  }

  /** What was set out to be seen: the list, and what the probes ask for that were not left out. */
  get #plan(): RunPlan {
    const { exclusions = [], embedded = false } = this.#parts.options;
    const served = this.#started.flatMap(({ serves = [] }) => serves);
    const operations = new Set<OperationId>(['listClients', ...served]);
    return { operations: [...operations], exclusions, ...(embedded && { embedded }) };
  }

  /** Runs a probe. @returns why it ended early, if it did */
  async #run(probe: Probe): Promise<ProbeStop | undefined> {
    const drive = new ProbeDrive(this.#context, probe.id);
    try {
      await probe.run(drive);
      return undefined;
    } catch (error) {
      if (error instanceof ProbeStop) return error;
      // A token that is no longer to be had ends the run, but what was judged stands.
      if (error instanceof ConformanceError && error.exit === 3 && !LOST.has(error.code))
        throw new RunStop(error.message);
      throw error;
    } finally {
      // A probe that failed in one of its strands leaves others behind: nothing of them may come later.
      drive.end();
      await this.#parts.session.idle();
    }
  }

  /** Why a probe is not begun; a budget that is too small is no wish of the settings. */
  #objection(probe: Probe): ProbeStop | undefined {
    const { options, queue, session } = this.#parts;
    const { maxRequests = Infinity } = options;
    const unwanted = this.#unwanted(probe);
    if (unwanted) return unwanted;
    const needed = requestsOf(probe, this.#permissions);
    if (queue.sent + needed + session.toDelete + KEPT <= maxRequests) return undefined;
    this.#skipped = `the budget of ${maxRequests} requests was too small for all probes`;
    return new ProbeStop('the rest of the request budget is too small for it');
  }

  get #permissions(): Permissions {
    const { options, session } = this.#parts;
    const { other } = options;
    return permissionsOf(options, other !== undefined && session.holdings.isListed(other));
  }

  #unwanted({ needs = [], mutates }: Probe): ProbeStop | undefined {
    const { other } = this.#parts.options;
    const permissions = this.#permissions;
    const { hasOther } = permissions;
    const because = leftOut({ needs, mutates }, permissions);
    // A second collection that is named, and cannot be listed, is no wish of the settings.
    if (because !== undefined) return new ProbeStop(because, !isUnlisted(needs, other, hasOther));
    return needs.includes('read-only') && this.#present === undefined
      ? new ProbeStop('there is no client to read', true)
      : undefined;
  }

  get #context(): DriveContext {
    const { options, session, clock, outbox } = this.#parts;
    const { collection, other, mark, loopback, seed, consistencySeconds } = options;
    const { depth, hasOtherToken } = this.#permissions;
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
    const present = this.#present;
    return {
      ...{ ...shared, collection, present, other, mark, values, loopback, depth },
      ...{ hasOtherToken, seed, consistencySeconds },
      hasToken: options.authorizer?.forged !== undefined,
    };
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
    this.#present = listing.clients.find(({ clientId }) => isAddressable(clientId))?.clientId;
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

  #withoutInventory(first: Exchange, because: string): Error {
    const { options } = this.#parts;
    const which = options.readOnly ? '' : ', so nothing may be written';
    this.#stop = `what was there before is not known${which}: ${because}`;
    const barred = listBarred(options, first);
    if (barred) return barred;
    if (first.response) return listRefused(first, because);
    if (this.#interrupted.signal.aborted) return new RunStop(this.#stop);
    const reason = first.failure?.message ?? 'no answer came';
    const what = `${options.origin} cannot be reached: ${reason}`;
    const advice = nextAfterReset(options.origin, first.failure);
    return driverError('target-unreachable', what, advice);
  }
}

const isUnlisted = (
  needs: NonNullable<Probe['needs']>,
  other: Collection | undefined,
  hasOther: boolean,
): boolean => needs.includes('other-collection') && other !== undefined && !hasOther;

const outcomeOf = ({ id }: Probe, stop: ProbeStop | undefined): ProbeOutcome => ({
  id,
  status: stop ? 'not-run' : 'run',
  reason: stop?.message ?? '',
  ...(stop && !stop.isWanted && { isMissing: true }),
});
