import type { Exchange } from './exchange.js';
import type { ShownRight } from './finding.js';
import type { Member, Members } from './members.js';
import type { Moment } from './moment.js';
import type { Owner } from './owner.js';
import type { Verdict } from './verdict.js';

/** What a history can contradict; each is the subject of one monitor. */
export type Invariant =
  /** A created client is there, and is what was sent. */
  | 'created'
  /** A created client is in the list, once. */
  | 'listed'
  /** What an update sent is what is seen. */
  | 'updated'
  /** A client changed, and only another client had been written to. */
  | 'neighbour-updated'
  /** A client went, and only another client had been deleted. */
  | 'neighbour-deleted'
  | 'deleted'
  /** A client of one collection is shown in another one. */
  | 'elsewhere'
  /** A client changed although nobody wrote. */
  | 'read'
  | 'redirect-uris'
  | 'unicode'
  /** A refused write had an effect. */
  | 'refused'
  /** An update moved a client to another id. */
  | 'identity'
  /** A client shows an identity that its caller claimed. */
  | 'claimed'
  /** One create has made two clients. */
  | 'made-twice'
  /** A new client shows what was sent for another one. */
  | 'borrowed'
  | 'id-issued-twice'
  | 'secret-issued-twice'
  /** The list shows a client otherwise than get does. */
  | 'list-item'
  /** The same update, sent again, was refused. */
  | 'repeated-update';

/** The bit of each invariant in `Facts.spoke`: every read of a recording is asked about by a dozen monitors, and a set of
 * invariants that is one number is made, kept and compared without a thing on the heap. */
export const BITS: Readonly<Record<Invariant, number>> = {
  created: 1 << 0,
  listed: 1 << 1,
  updated: 1 << 2,
  'neighbour-updated': 1 << 3,
  'neighbour-deleted': 1 << 4,
  deleted: 1 << 5,
  read: 1 << 6,
  'redirect-uris': 1 << 7,
  unicode: 1 << 8,
  refused: 1 << 9,
  identity: 1 << 10,
  claimed: 1 << 11,
  'id-issued-twice': 1 << 12,
  'secret-issued-twice': 1 << 13,
  'list-item': 1 << 14,
  'repeated-update': 1 << 15,
  elsewhere: 1 << 16,
  'made-twice': 1 << 17,
  borrowed: 1 << 18,
};

/** What was seen instead of what the history demands. */
export type SeenInstead =
  /** A state that it had before. */
  | 'older'
  /** A value that nobody sent. */
  | 'other'
  /** No such member, or no such client. */
  | 'nothing'
  /** A client that is there. */
  | 'there'
  | 'twice';

/**
 * - `open`: a later answer decides
 * - `upheld`: no order of the requests explains what was seen, and it was never seen set right
 * - `fresh`: an older state, set right within the time that it may take
 * - `late`: an older state, set right later than that
 * - `dismissed`: it was no contradiction
 * - `lost`: there was too much to keep in mind
 */
export type Resolution = 'open' | 'upheld' | 'fresh' | 'late' | 'dismissed' | 'lost';

/** How long the lists of one collection have been. */
export interface ListLengths {
  /** Items of every list so far; undefined: they differ. */
  readonly always: number | undefined;
  readonly lists: number;
}

export interface ContradictionInit {
  readonly invariant: Invariant;
  /** Undefined: it is about the client as a whole. */
  readonly member?: Member | undefined;
  readonly seenInstead: SeenInstead;
  /** The value that was seen; it may be a secret, so it is compared and never shown. */
  readonly seen?: unknown;
  readonly view: 'get' | 'list' | 'status';
  /** When the contradiction was seen. */
  readonly seenAt: Moment;
  /** The request whose effect is missing, or is there and should not be. */
  readonly because: Moment;
  /** As far as it was known when it was seen. */
  readonly certain: boolean;
  /** It is uncertain because it was seen long after the write, and for nothing else; whether others write there. */
  readonly longAfter?: { readonly isShared: boolean } | undefined;
  /** The document allows what was written, sense may not. */
  readonly odd?: boolean;
  /** It is about a client whose creation was not seen: `because` is a read that showed it. */
  readonly isStranger?: true;
  /** Of a list: how long the lists of the collection have been so far. */
  readonly lengths?: ListLengths;
  /** The request that seems to be at fault, where it is another one. */
  readonly culprit?: Moment | undefined;
  /** The very same state as it should be: no other could have been seen wrong. */
  readonly right?: ShownRight;
}

/** Something that was seen and that no order of overlapping requests explains. */
export interface Contradiction {
  readonly init: ContradictionInit;
  /** How long after the write was answered the fresh state was first seen, milliseconds. */
  readonly freshAfterMs: number | undefined;
  /** What was seen is a state that a late read may show. */
  readonly mayBeLate: boolean;
  /** False: another writer, whom the recording does not show, would explain it. */
  readonly certain: boolean;
  /** It is uncertain only because it was seen long after the write, and nobody else was seen to write there. */
  readonly doubtful: boolean;
  readonly resolution: Resolution;
  /** How long after the write was answered the older state was still seen, milliseconds. */
  readonly seenAfterMs: number;
  /** Calls back when an open contradiction is ruled on. */
  whenResolved(listener: () => void): void;
}

/** What an update asked for. */
export interface SentUpdate {
  readonly moment: Moment;
  /** By position in `MEMBERS`; `ANY` for what was not sent, until an answer shows it. */
  readonly values: readonly unknown[];
  /** Its body says nothing at all: `{}`. */
  readonly isEmpty: boolean;
  /** Whether it says something of a member, by position in `MEMBERS`. */
  hasSent(member: number): boolean;
  /** Whether it is known not even to name it. */
  leavesOut(member: number): boolean;
}

/** An update, with the client before and after it. */
export interface Step {
  readonly before: Members;
  readonly update: SentUpdate;
  readonly after: Members;
}

/** What the history says of one exchange. */
export interface Facts {
  /** The invariants that had something to compare, as bits. */
  readonly spoke: number;
  readonly contradictions: readonly Contradiction[];
  /** Why the exchange says nothing, where it should. */
  readonly hidden: Verdict | undefined;
  /** This get is the first after an update, and the one before it was seen too. */
  readonly step: Step | undefined;
  /** The first get of a client that was created without `pkceRequired` and not written to since. */
  readonly defaults: Members | undefined;
}

/** A create that issued a secret. */
export interface Issuing {
  readonly moment: Moment;
  readonly startedAt: number;
  /** It may have been given an earlier answer again, lawfully: it issued nothing twice. */
  readonly isRepeatable: boolean;
}

/** A secret, and the creates that issued it and are at fault if an earlier one did, in another collection. */
export interface IssuedSecret {
  readonly secret: string;
  readonly first: Issuing;
  /** Those that issued the id of the first again, too: that is told of them, and not the secret. */
  readonly again: readonly Issuing[];
}

/** An id, and the create that issued it first. */
export interface IssuedId {
  readonly id: string;
  readonly owner: Owner;
  readonly moment: Moment;
  readonly startedAt: number;
}

/** Where an issued secret was seen again. */
export interface Leak {
  readonly issued: Moment;
  readonly at: string;
}

/**
 * What the exchanges so far say about each collection. The engine records each exchange, matched to its
 * operation, in order of start, and hands one to the monitors only once every exchange that may overlap it
 * has been recorded; `examine` is asked in that same order.
 */
export interface Registry {
  /** The secrets that creates have issued. */
  readonly secrets: { readonly isEmpty: boolean; readonly forgetful: boolean };
  /** How long an older state may be seen after a write, seconds; the same for all who read it. */
  allow(seconds: number): void;
  record(exchange: Exchange): void;
  /** What the history says of an exchange that was recorded. */
  examine(exchange: Exchange): Facts;
  /** The secrets that creates have issued, as far as they are kept. */
  issued(): Iterable<IssuedSecret>;
  /** The ids that creates have issued, as far as they are kept. */
  issuedIds(): Iterable<IssuedId>;
  /** Where a secret that a create issued stands in this answer. */
  leak(exchange: Exchange): Leak | undefined;
  /** Looks at all that nobody has asked about: it may decide what is still open. */
  finish(): void;
}
