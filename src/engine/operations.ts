import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { OperationSummary } from '../model/report.js';
import { Latencies, type LatencyState } from './latency.js';
import { comparePlaces, type Place, placeOf } from './turn.js';

const PREFIXES = 1000;
const STATUSES = 1000;

interface OperationState {
  readonly exchanges: number;
  readonly statuses: readonly (readonly [status: number, count: number])[];
  readonly latencies: LatencyState;
}

/** How many requests of no operation went below a prefix, and where the first of them stands. */
interface Strangers {
  readonly prefix: string;
  readonly first: Place;
  count: number;
}

/** What was exchanged, as plain values. */
export interface OperationsState {
  readonly exchanges: number;
  readonly matched: number;
  /** By position of the operation. */
  readonly operations: readonly OperationState[];
  readonly strangers: readonly Readonly<Strangers>[];
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
  readonly #counts: readonly OperationCounts[];
  readonly #strangers = new Map<string, Strangers>();
  exchanges = 0;
  matched = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#counts = contract.operations.map(() => new OperationCounts());
  }

  record(exchange: Exchange): void {
    this.exchanges += 1;
    const { match } = exchange;
    if (match.kind === 'operation') {
      this.matched += 1;
      this.#counts[match.operation.index]?.add(exchange);
    } else if (exchange.purpose !== 'token') this.#strange(exchange);
  }

  #strange(exchange: Exchange): void {
    const { origin, target } = exchange.request;
    const path = /^(?:\/[^/?#]*){0,2}/.exec(target)?.[0] ?? '';
    const prefix = (origin + path).slice(0, 200);
    const known = this.#strangers.get(prefix);
    if (known) known.count += 1;
    else if (this.#strangers.size < PREFIXES) {
      this.#strangers.set(prefix, { prefix, first: placeOf(exchange), count: 1 });
    }
  }

  toJSON(): OperationsState {
    return {
      exchanges: this.exchanges,
      matched: this.matched,
      operations: this.#counts.map((counts) => counts.toJSON()),
      strangers: [...this.#strangers.values()].map((each) => ({ ...each })),
    };
  }

  /** Adds what was exchanged elsewhere under the same contract. */
  add({ exchanges, matched, operations, strangers }: OperationsState): void {
    this.exchanges += exchanges;
    this.matched += matched;
    for (const [index, state] of operations.entries()) this.#counts[index]?.merge(state);
    for (const { prefix, first, count } of strangers) {
      const known = this.#strangers.get(prefix);
      const isEarlier = !known || comparePlaces(first, known.first) < 0;
      this.#strangers.set(prefix, {
        prefix,
        first: isEarlier ? first : known.first,
        count: count + (known?.count ?? 0),
      });
    }
  }

  /** Where most requests went that are of no operation: origin and the first two segments. */
  strangePrefix(): string | undefined {
    const [most] = [...this.#strangers.values()].sort(
      (one, other) => other.count - one.count || comparePlaces(one.first, other.first),
    );
    return most?.prefix;
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
