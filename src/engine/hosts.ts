import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { HostSeen } from '../model/report.js';

const MOST_HOSTS = 1000;
const MOST_BASES = 100;
/** Hosts that a report lists. */
const LISTED = 40;

interface Counts {
  requests: number;
  matched: number;
  /** How many of those that match nothing would do so below which base. */
  readonly bases: Map<string, number>;
}

interface HostState {
  readonly origin: string;
  readonly requests: number;
  readonly matched: number;
  readonly bases: readonly (readonly [base: string, count: number])[];
}

export interface HostsState {
  readonly isForeign: boolean;
  readonly hosts: readonly HostState[];
}

/** Where requests went, and which base would make more of them requests of the document. */
export class Hosts {
  readonly #contract: Contract;
  readonly #hosts = new Map<string, Counts>();
  /** The host that was looked up last. */
  #origin: string | undefined;
  #last: Counts | undefined;
  /** Whether any of it was recorded elsewhere: of our own runs everybody knows where they went. */
  isForeign = false;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  record({ request, match, source, purpose }: Exchange): void {
    if (source === 'har' && purpose === undefined) this.isForeign = true;
    const counts = this.#of(request.origin);
    if (!counts) return;
    counts.requests += 1;
    if (match.kind === 'operation') counts.matched += 1;
    else if (match.kind === 'unknown-path') this.#strange(counts, request.origin, request.target);
  }

  #strange({ bases }: Counts, origin: string, target: string): void {
    const prefix = this.#contract.prefixOf(target);
    if (prefix === undefined) return;
    const base = origin + prefix;
    if (bases.has(base) || bases.size < MOST_BASES) bases.set(base, (bases.get(base) ?? 0) + 1);
  }

  #of(origin: string): Counts | undefined {
    if (origin === this.#origin) return this.#last;
    let counts = this.#hosts.get(origin);
    if (!counts) {
      if (this.#hosts.size >= MOST_HOSTS) return undefined;
      counts = { requests: 0, matched: 0, bases: new Map() };
      this.#hosts.set(origin, counts);
    }
    this.#origin = origin;
    this.#last = counts;
    return counts;
  }

  /** Counts what lies outside the base: nobody judges it. */
  outside(hosts: readonly HostSeen[]): void {
    const states = hosts.map(({ base, below, ...host }): HostState => ({
      ...host,
      bases: base === null ? [] : [[base, below]],
    }));
    this.add({ isForeign: hosts.length > 0, hosts: states });
  }

  toJSON(): HostsState {
    const hosts = [...this.#hosts].map(([origin, { bases, ...counts }]) => ({
      origin,
      ...counts,
      bases: [...bases],
    }));
    return { isForeign: this.isForeign, hosts };
  }

  add({ isForeign, hosts }: HostsState): void {
    this.isForeign ||= isForeign;
    for (const { origin, requests, matched, bases } of hosts) {
      const counts = this.#of(origin);
      if (!counts) continue;
      counts.requests += requests;
      counts.matched += matched;
      for (const [base, count] of bases)
        counts.bases.set(base, (counts.bases.get(base) ?? 0) + count);
    }
  }

  /** Requests that match nothing, and would below another base. */
  get below(): number {
    let sum = 0;
    for (const { bases } of this.#hosts.values()) for (const count of bases.values()) sum += count;
    return sum;
  }

  /** The most telling first: those of the document, then those that would be. */
  get all(): readonly HostSeen[] {
    return [...this.#hosts]
      .map(([origin, { requests, matched, bases }]) => {
        const [most] = [...bases].sort(([one, a], [other, b]) => b - a || compare(one, other));
        return { origin, requests, matched, base: most?.[0] ?? null, below: most?.[1] ?? 0 };
      })
      .sort(
        (one, other) =>
          other.matched - one.matched ||
          other.below - one.below ||
          other.requests - one.requests ||
          compare(one.origin, other.origin),
      );
  }

  /** What a report lists. */
  seen(): readonly HostSeen[] {
    return this.isForeign ? this.all.slice(0, LISTED) : [];
  }
}

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};
