import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import type { Header } from './http/headers.js';
import type { Collection, OperationId } from './operation.js';
import type { Purpose } from './purpose.js';
import type { SentValues } from './sent-values.js';
import type { Forgery, Login } from './transport.js';

/** The members of a create or update request (`#/components/schemas/createPartnerClientDetails`). */
export interface ClientMetadata {
  readonly name?: string;
  readonly redirectUris?: readonly string[];
  readonly logoUri?: string;
  readonly clientUri?: string;
  readonly policyUri?: string;
  readonly tosUri?: string;
  readonly contacts?: readonly string[];
  readonly pkceRequired?: boolean;
}

/** A request that a probe wants sent; all that it leaves out is the driver's. */
export interface ProbeRequest {
  readonly method: string;
  readonly purpose: Purpose;
  /** The client that the target names. Default: the collection itself. */
  readonly clientId?: string;
  /** Default: the run's own collection. */
  readonly collection?: Collection;
  /** The raw target, instead of collection and client: goes to the wire as it is. */
  readonly target?: string;
  /** A value to send as JSON. */
  readonly json?: unknown;
  /** Raw content, instead of `json`. */
  readonly content?: { readonly type?: string; readonly bytes: Uint8Array };
  /** Added to, or in place of, the driver's own fields. */
  readonly headers?: readonly Header[];
  /**
   * Default: the token of the collection; `main`: that of the run's own collection, `other`: that of the second one,
   * whichever is asked for.
   */
  readonly authorization?: 'none' | 'main' | 'other' | { readonly value: string } | Forged;
}

/** In place of the run's token, one that is made from it and must be refused. */
export interface Forged {
  readonly forgery: Forgery;
}

/** A write after which an older state may be seen for a while. */
export type Written = 'create' | 'update' | 'delete';

/** What a probe drives with. Every request passes the rules of what is ours, the budget and the rate. */
export interface Drive {
  /** Drawn from the seed: the same run draws the same. */
  readonly random: {
    integer(below: number): number;
    hex(digits: number): string;
    uuid(): string;
  };
  /** The mark that stands in every client of this run. */
  readonly mark: string;
  /** What stands in the clients of this run. */
  readonly values: SentValues;
  /** The target is this machine: what may hurt others elsewhere may be sent. */
  readonly loopback: boolean;
  readonly depth: 'quick' | 'full';
  /** There is a second token, which is for the second collection alone. */
  readonly hasOtherToken: boolean;
  /** Tokens that must be refused can be made of the one that the run has. */
  readonly hasToken: boolean;
  readonly collection: Collection;
  /** A client that was there before the run, to be read only. */
  readonly present: string | undefined;
  /** A second collection, for isolation probes, where one is configured. */
  readonly other: Collection | undefined;
  /**
   * A valid create request that carries the run's mark in two places, its redirect URI among them. Each
   * has a name of its own.
   * @param label letters and blanks, at the most 16: some providers take neither more nor other
   */
  draft(
    label: string,
  ): ClientMetadata & { readonly name: string; readonly redirectUris: readonly string[] };
  send(request: ProbeRequest): Promise<Exchange>;
  /**
   * Sends requests at the same moment, once the rate has a slot for each: at the most 4, to this machine 10.
   * @returns the answers in order of the requests
   */
  together(requests: readonly ProbeRequest[]): Promise<readonly Exchange[]>;
  /**
   * What the judge has found so far: in every exchange that has ended, and before which none is under
   * way. A finding counts its sightings: a count that has grown says that it was seen again.
   */
  judgeSoFar(): Promise<readonly Finding[]>;
  /**
   * Lists a further collection, so that what is ours may be written to through it.
   * @returns whether it could be listed
   */
  enter(collection: Collection): Promise<boolean>;
  /**
   * Sends a request to the token endpoint.
   * @returns its exchange; undefined where none came of it
   */
  login(how: Login, purpose: Purpose): Promise<Exchange | undefined>;
  /** Sends a create under the journal; default purpose `valid`. */
  create(json: unknown, purpose?: Purpose): Promise<Exchange>;
  /** The id that a create answer issued, if it issued one that is ours. */
  issued(created: Exchange): string | undefined;
  /** A random id that names no client; it may be written to, for nobody else can own it. */
  unknownId(): string;
  /** A random institution and partner. */
  unknownCollection(): Collection;
  /**
   * Sends a read after a write; while the answer shows an older state, again with growing pauses,
   * up to the consistency limit. It judges nothing: every answer is an exchange.
   * @param after the write that the read follows: once such a read has stayed stale to the end, the next ones do not wait
   * @returns the last answer
   */
  settled(
    after: Written,
    read: ProbeRequest,
    isFresh: (answer: Exchange) => boolean,
  ): Promise<Exchange>;
  /** The same of the run's list, with the ids on all the pages that it names, in order. */
  settledList(after: Written, isFresh: (ids: readonly string[]) => boolean): Promise<void>;
  /**
   * Ends the probe: what it needs to go on has not come. The run goes on with the next one.
   * @param isLawful a correct provider may answer so: no evidence is missing for it
   */
  stop(because: string, isLawful?: boolean): never;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS';

/** How many requests go to a collection, to one client, and to the token endpoint, at the most. */
export type Sends = Readonly<
  Partial<Record<`${Method} client` | `${Method} clients` | 'POST token' | 'GET token', number>>
>;

/** What decides how much of a probe is sent. */
export interface ProbeScope {
  readonly loopback: boolean;
  readonly depth: 'quick' | 'full';
  readonly hasOtherToken: boolean;
}

export type Need =
  | 'other-collection'
  | 'failed-logins'
  | 'loopback'
  | 'read-only'
  /** The run writes nothing. */
  | 'no-writes'
  /** More requests than a quick run has beyond this machine. */
  | 'room'
  /** A key by which tokens are asked for. */
  | 'key'
  /** A token that has expired long enough ago. */
  | 'expired-token';

/** What to send and why. A probe judges nothing. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** `quick` probes run by default, `full` ones with `--depth full` besides. */
  readonly depth: 'quick' | 'full';
  /** A `full` probe that is cheap: a quick run sends it too where the target is this machine. */
  readonly quickHere?: boolean;
  /** Sends POST, PUT or DELETE. */
  readonly mutates: boolean;
  /** What it cannot run without. */
  readonly needs?: readonly Need[];
  /** The operations to which it sends a valid request; the first list and the clean-up apart. */
  readonly serves?: readonly OperationId[];
  /** It runs before all others that write; a stand-in only where no other leader is chosen. */
  readonly leads?: 'always' | 'stand-in';
  /** It runs after all others: what it sends may lock the caller out. */
  readonly comesLast?: true;
  /** How many requests it sends at the most, where none is sent again; a test holds it to that. */
  readonly requests: number;
  /** The same by method and place; it adds up to `requests`. Absent: a pact says what is sent. */
  readonly sends?: Sends;
  /** The same for one run, where it depends. */
  readonly sendsIn?: (scope: ProbeScope) => Sends;
  run(drive: Drive): Promise<void>;
}

export const defineProbe = (probe: Probe): Probe => probe;
