import type { Profile } from './contract.js';
import type { Exchange } from './exchange.js';
import type { Ledger, Severity } from './finding.js';
import type { Registry } from './registry.js';
import type { OperationId } from './operation.js';
import type { Purpose } from './purpose.js';
import type { Verdict } from './verdict.js';

/** The parts of an exchange that a check reads; where one is missing the engine says so for it. */
export type Part =
  | 'request.target'
  | 'request.headers'
  | 'request.body'
  | 'response.status'
  | 'response.headers'
  /** The media type, which a recording without header fields may state elsewhere. */
  | 'response.type'
  | 'response.body'
  /** The bytes of the connection, which only our own recordings keep. */
  | 'response.raw'
  /** The bytes of the body, which a recording made elsewhere does not keep. */
  | 'response.bytes';

/** What a check looks at. The engine reads it once per operation, status and purpose. */
export interface LooksAt {
  readonly parts: readonly Part[];
  /** Default: every operation. */
  readonly operations?: readonly OperationId[];
  /** `2xx` or `204`. Default: every status. */
  readonly statuses?: readonly string[];
  /** Default: every purpose but `token`. A request without a purpose is in no list but the default. */
  readonly purposes?: readonly (Purpose | 'foreign')[];
  /** Requests without an answer as well: the claim is about whether one came. */
  readonly unanswered?: true;
  /** Token requests as well, besides the default purposes. */
  readonly tokens?: true;
  /** Also requests that are of no operation. */
  readonly unmatched?: true;
}

/** What a run lets its checks know. */
export interface CheckContext {
  readonly settings: CheckSettings;
  /** What the exchanges so far say about each collection; see `Registry`. */
  readonly history: Registry;
}

export interface CheckSettings {
  /** How long an older state may still be seen after a write, seconds. */
  readonly consistencySeconds: number;
  /** Answers to what the document leaves open, as an earlier run accepted them. */
  readonly pins: Readonly<Record<string, string>>;
  /** Which reading of the document is judged by. Default: `published`. */
  readonly profile?: Profile;
  /** Writes down the answer to an open question. */
  pin(key: string, value: string): void;
}

/** What checks and monitors say about themselves. */
export interface Claim {
  /** A claim in kebab-case, permanent: `secret-only-at-creation`. */
  readonly id: string;
  /** The rows of the clause table that it covers: `HTTP-07`. */
  readonly rows: readonly string[];
  readonly ledger: Ledger;
  readonly severity: Severity;
  /** A pointer into the document, or the section of a standard: `RFC 9110 §15.3.5`. */
  readonly clause: string;
  /** The claim as a sentence. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly looksAt: LooksAt;
  /** The planted faults that it catches: ids in `src/provider/faults`. Empty: `asks` says what it judges instead. */
  readonly faults: readonly string[];
  /**
   * What it judges, where no fault of a provider shows it: what the caller sent (`request`), what
   * the document leaves out (`document`), or what a pact asks for (`pact`: it judges interactions of
   * pacts only, and takes no part in other runs). Default: the provider.
   */
  readonly asks?: 'request' | 'document' | 'pact';
  /** The module of a user's that it stands in. Absent: it is ours. */
  readonly own?: string;
}

/** A claim about one exchange. */
export interface Check extends Claim {
  readonly kind: 'check';
  readonly examples: Examples;
  evaluate(exchange: Exchange, context: CheckContext): Verdict;
}

/**
 * A claim about the ordered history of a collection. It is handed each exchange that it looks at
 * in order of start, once everything that may overlap it is in the history, and settles each
 * exactly once: at once, when a later exchange decides it, or at the end.
 */
export interface Monitor extends Claim {
  readonly kind: 'monitor';
  readonly examples: Histories;
  start(context: CheckContext, settle: Settle): MonitorRun;
}

export type Settle = (exchange: Exchange, verdict: Verdict) => void;

export interface MonitorRun {
  judge(exchange: Exchange): void;
  /** Settles all that is still open. */
  finish(): void;
  /**
   * Of a claim about all collections together, which is settled at the end, on one exchange: those that decide it.
   * Where parts of a run are judged apart, it is settled by those of all parts.
   */
  deciding?(): readonly Deciding[];
}

/** An exchange, by what finds it again among all of a run. */
export type Deciding = Pick<Exchange, 'id' | 'startedAt' | 'order'>;

/** Exchanges that must pass, and exchanges that must fail; executed as tests, shown in the catalogue. */
export interface Examples {
  readonly pass: readonly Exchange[];
  readonly fail: readonly Exchange[];
}

/** Histories that must not fail, and histories that must. */
export interface Histories {
  readonly pass: readonly (readonly Exchange[])[];
  readonly fail: readonly (readonly Exchange[])[];
  /** The pins that they are judged with. Default: none. */
  readonly pins?: Readonly<Record<string, string>>;
}

export const defineCheck = (check: Omit<Check, 'kind'>): Check => ({ kind: 'check', ...check });

export const defineMonitor = (monitor: Omit<Monitor, 'kind'>): Monitor => ({
  kind: 'monitor',
  ...monitor,
});
