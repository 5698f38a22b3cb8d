import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { OperationSummary } from '../model/report.js';
import { Latencies } from './latency.js';

const PREFIXES = 1000;
const STATUSES = 1000;

class OperationCounts {
  exchanges = 0;
  readonly statuses = new Map<number, number>();
  readonly latencies = new Latencies();

  add(exchange: Exchange): void {
    this.exchanges += 1;
    const status = exchange.response?.status;
    if (status === undefined) return;
    if (this.statuses.has(status) || this.statuses.size < STATUSES) {
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    }
    this.latencies.add(exchange.endedAt - exchange.startedAt);
  }
}

/** How often each operation was exchanged, with which statuses, and how fast. */
export class Operations {
  readonly #contract: Contract;
  readonly #counts: readonly OperationCounts[];
  readonly #prefixes = new Map<string, number>();
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

  #strange({ request }: Exchange): void {
    const path = /^(?:\/[^/?#]*){0,2}/.exec(request.target)?.[0] ?? '';
    const prefix = (request.origin + path).slice(0, 200);
    if (!this.#prefixes.has(prefix) && this.#prefixes.size >= PREFIXES) return;
    this.#prefixes.set(prefix, (this.#prefixes.get(prefix) ?? 0) + 1);
  }

  /** Where most requests went that are of no operation: origin and the first two segments. */
  strangePrefix(): string | undefined {
    let [most, found]: [number, string | undefined] = [0, undefined];
    for (const [prefix, count] of this.#prefixes) if (count > most) [most, found] = [count, prefix];
    return found;
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
