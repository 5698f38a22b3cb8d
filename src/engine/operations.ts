import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { isToTokenEndpoint } from '../model/purpose.js';
import type { OperationSummary } from '../model/report.js';
import type { IsAsked } from './asked.js';
import { Latencies, type LatencyState } from './latency.js';
import { Hosts, type HostsState } from './hosts.js';
import { Refusals, type RefusalsState } from './refusals.js';

const STATUSES = 1000;

interface OperationState {
  readonly exchanges: number;
  readonly statuses: readonly (readonly [status: number, count: number])[];
  readonly latencies: LatencyState;
}

/** What was exchanged, as plain values. */
export interface OperationsState {
  readonly exchanges: number;
  readonly matched: number;
  /** By position of the operation. */
  readonly operations: readonly OperationState[];
  readonly judged: number;
  /** When the last exchange of an operation ended, milliseconds since the epoch; null: there was none. */
  readonly lastAt: number | null;
  readonly hosts: HostsState;
  readonly refusals: RefusalsState;
}

class OperationCounts {
  exchanges = 0;
  readonly statuses = new Map<number, number>();
  readonly latencies = new Latencies();

  add(exchange: Exchange): void {
    this.exchanges += 1;
    const status = exchange.response?.status;
    if (status === undefined) return;
    this.#count(status, 1);
    // The examples of a pact take no time.
    if (exchange.source !== 'pact') this.latencies.add(exchange.endedAt - exchange.startedAt);
  }

  #count(status: number, times: number): void {
    if (!this.statuses.has(status) && this.statuses.size >= STATUSES) return;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + times);
  }

  toJSON(): OperationState {
    const { exchanges, latencies } = this;
    return { exchanges, statuses: [...this.statuses], latencies: latencies.toJSON() };
  }

  merge({ exchanges, statuses, latencies }: OperationState): void {
    this.exchanges += exchanges;
    for (const [status, count] of statuses) this.#count(status, count);
    this.latencies.merge(latencies);
  }
}

/** How often each operation was exchanged, with which statuses, and how fast. */
export class Operations {
  readonly #contract: Contract;
  readonly #isAsked: IsAsked;
  readonly #counts: readonly OperationCounts[];
  readonly hosts: Hosts;
  readonly refusals = new Refusals();
  exchanges = 0;
  matched = 0;
  /** Those of an operation, and those of our own that are of none on purpose. */
  judged = 0;
  /** When the last exchange of an operation ended, milliseconds since the epoch; the examples of pacts have no time. */
  lastAt: number | null = null;

  constructor(contract: Contract, isAsked: IsAsked) {
    this.#contract = contract;
    this.#isAsked = isAsked;
    this.hosts = new Hosts(contract);
    this.#counts = contract.operations.map(() => new OperationCounts());
  }

  record(exchange: Exchange): void {
    this.exchanges += 1;
    const { match, purpose } = exchange;
    const isOfApi = match.kind !== 'unknown-path' || purpose !== undefined;
    if (isOfApi && this.#isAsked(exchange)) this.judged += 1;
    if (match.kind === 'operation') {
      this.matched += 1;
      this.#counts[match.operation.index]?.add(exchange);
      if (exchange.source !== 'pact') this.#sawAt(exchange.endedAt);
      this.refusals.record(exchange);
    }
    if (!isToTokenEndpoint(purpose)) this.hosts.record(exchange);
  }

  #sawAt(time: number | null): void {
    if (time !== null && time > (this.lastAt ?? -Infinity)) this.lastAt = time;
  }

  toJSON(): OperationsState {
    return {
      exchanges: this.exchanges,
      matched: this.matched,
      operations: this.#counts.map((counts) => counts.toJSON()),
      judged: this.judged,
      lastAt: this.lastAt,
      hosts: this.hosts.toJSON(),
      refusals: this.refusals.toJSON(),
    };
  }

  /** Adds what was exchanged elsewhere under the same contract. */
  add({ exchanges, matched, judged, operations, hosts, refusals, lastAt }: OperationsState): void {
    this.#sawAt(lastAt);
    this.exchanges += exchanges;
    this.matched += matched;
    this.judged += judged;
    for (const [index, state] of operations.entries()) this.#counts[index]?.merge(state);
    this.hosts.add(hosts);
    this.refusals.add(refusals);
  }

  /** The paths of the document, as it writes them. */
  get paths(): readonly string[] {
    return this.#contract.operations.map(({ path }) => path);
  }

  summary(): readonly OperationSummary[] {
    return this.#contract.operations.map((operation, index) => {
      const counts = this.#counts[index];
      return {
        id: operation.id,
        method: operation.method,
        path: operation.path,
        exchanges: counts?.exchanges ?? 0,
        statuses: Object.fromEntries(
          [...(counts?.statuses ?? [])].map(([status, count]) => [String(status), count]),
        ),
        documented: operation.responses.map(({ key }) => key),
        latencyMs: counts?.latencies.summary() ?? null,
      };
    });
  }
}
