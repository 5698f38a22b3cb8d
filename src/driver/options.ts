import type { Exclusion } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import type { Journal } from '../model/journal.js';
import type { Collection } from '../model/operation.js';
import type { Probe } from '../model/probe.js';
import type { SentValues } from '../model/sent-values.js';
import type { Authorizer, Transport } from '../model/transport.js';
import type { Clock } from './clock.js';

export type ExpiredToken = 'none' | 'unknown' | 'not-long' | 'long';

/** What a live run needs to know; the composition decides, the source obeys. */
export interface LiveOptions {
  readonly probes: readonly Probe[];
  readonly transport: Transport;
  /** Undefined: requests go without credentials. */
  readonly authorizer: Authorizer | undefined;
  /** Gives the token of the second collection, where that has one of its own. */
  readonly otherAuthorizer?: Authorizer | undefined;
  readonly journal: Journal;
  /** Scheme and authority of the target. */
  readonly origin: string;
  /** Base path of the target before the document's paths; no trailing slash. Default: none. */
  readonly prefix?: string;
  readonly collection: Collection;
  /** A second collection, for isolation probes. */
  readonly other?: Collection | undefined;
  readonly seed: number;
  /** Default: `full`. */
  readonly depth?: 'quick' | 'full';
  /** There may be more requests than a quick run has beyond loopback. Default: true. */
  readonly hasRoom?: boolean;
  /** The run's mark, made by `markOf`; new for each run. */
  readonly mark: string;
  /** What stands in the clients that it makes. Default: `DEFAULT_VALUES`. */
  readonly values?: SentValues;
  /** The wait that a `Retry-After` asks for, milliseconds; undefined: the value is none. */
  readonly retryAfter: (value: string, now: number) => number | undefined;
  /** Requests a second; undefined: no limit. */
  readonly ratePerSecond?: number | undefined;
  /** API requests in all; undefined: no limit. What is left at the end is kept for cleaning up. */
  readonly maxRequests?: number | undefined;
  readonly maxDurationMs?: number | undefined;
  /** `User-Agent` of every request. Default: the product's name. */
  readonly userAgent?: string;
  /** For one request. */
  readonly timeoutMs: number;
  /** Operations that the settings leave out: they are not sent. */
  readonly exclusions?: readonly Exclusion[];
  /** No POST, PUT or DELETE is sent. */
  readonly readOnly: boolean;
  /** The user allowed writes to a target beyond loopback. */
  readonly allowMutations: boolean;
  readonly loopback: boolean;
  /** The embedded reference provider answers: the recording says so. */
  readonly embedded?: boolean;
  /** Requests that must be refused for their credentials may go beyond loopback. */
  readonly failedLoginsAllowed: boolean;
  /** At the most so many beyond loopback. Default: no limit. */
  readonly mostFailedLogins?: number | undefined;
  /** What became of the token that was given as expired. Default: none was given. */
  readonly expiredToken?: ExpiredToken;
  readonly signal: AbortSignal;
  /** The one arrow back: what the judge has found in the exchanges that it has taken. */
  readonly verdicts: () => readonly Finding[];
  /** How long an older state may be seen after a write, seconds. */
  readonly consistencySeconds: number;
  readonly clock?: Clock;
}
