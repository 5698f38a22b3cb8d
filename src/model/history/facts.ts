import type { Exchange } from '../exchange.js';
import type { Member, Members } from './values.js';
import type { Moment, Write } from './write.js';
import type { Verdict } from '../verdict.js';

/** What a history can contradict; each is the subject of one monitor. */
export type Rule =
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
  | 'id-issued-twice'
  | 'secret-issued-twice'
  /** The list shows a client otherwise than get does. */
  | 'list-item'
  /** The same update, sent again, was refused. */
  | 'repeated-update';

/** The bit of each rule in `Facts.spoke`. */
export const BITS: Readonly<Record<Rule, number>> = {
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
};

/** What was seen instead of what the history demands. */
export type Sight =
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
export type Ruling = 'open' | 'upheld' | 'fresh' | 'late' | 'dismissed' | 'lost';

export interface ContradictionInit {
  readonly rule: Rule;
  /** Undefined: it is about the client as a whole. */
  readonly member?: Member | undefined;
  readonly sight: Sight;
  /** The value that was seen; it may be a secret, so it is compared and never shown. */
  readonly seen?: unknown;
  readonly view: 'get' | 'list' | 'status';
  /** When the contradiction was seen. */
  readonly seenAt: Moment;
  /** The request whose effect is missing, or is there and should not be. */
  readonly because: Moment;
  /** As far as it was known when it was seen. */
  readonly certain: boolean;
  /** The document allows what was written, sense may not. */
  readonly odd?: boolean;
  /** The request that seems to be at fault, where it is another one. */
  readonly culprit?: Moment | undefined;
}

/** Something that was seen and that no order of overlapping requests explains. */
export class Contradiction {
  readonly init: ContradictionInit;
  /** How long after the write was answered the fresh state was first seen, milliseconds. */
  freshAfterMs: number | undefined;
  /** What was seen is a state that a late read may show. */
  readonly mayBeLate: boolean;
  /** False: another writer, whom the recording does not show, would explain it. */
  certain: boolean;
  #ruling: Ruling = 'open';
  #heard: (() => void) | undefined;

  constructor(init: ContradictionInit, mayBeLate = false) {
    this.init = init;
    this.mayBeLate = mayBeLate;
    this.certain = init.certain;
  }

  get ruling(): Ruling {
    return this.#ruling;
  }

  /** How long after the write was answered the older state was still seen, milliseconds. */
  get seenAfterMs(): number {
    return Math.max(0, this.init.seenAt.start - this.init.because.end);
  }

  rule(ruling: Ruling, freshAfterMs?: number): void {
    this.#ruling = ruling;
    this.freshAfterMs = freshAfterMs;
    this.#heard?.();
  }

  /** Calls back when an open contradiction is ruled on. */
  whenRuled(heard: () => void): void {
    this.#heard = heard;
  }
}

/** An update, with the client before and after it. */
export interface Step {
  readonly before: Members;
  readonly update: Write;
  readonly after: Members;
}

/** What the history says of one exchange. */
export interface Facts {
  /** The rules that had something to compare, as bits. */
  readonly spoke: number;
  readonly contradictions: readonly Contradiction[];
  /** Why the exchange says nothing, where it should. */
  readonly hidden: Verdict | undefined;
  /** This get is the first after an update, and the one before it was seen too. */
  readonly step: Step | undefined;
  /** The first get of a client that was created without `pkceRequired` and not written to since. */
  readonly defaults: Members | undefined;
}

const NONE: readonly Contradiction[] = [];

/** Facts about an exchange while they are gathered; clean ones are made once and shared. */
export class FactsDraft {
  readonly #clean = new Map<number, Facts>();
  #spoke = 0;
  #found: Contradiction[] | undefined;
  #hidden: Verdict | undefined;
  #step: Step | undefined;
  #defaults: Members | undefined;

  speak(rule: Rule): void {
    this.#spoke |= BITS[rule];
  }

  find(contradiction: Contradiction): void {
    (this.#found ??= []).push(contradiction);
  }

  get found(): number {
    return this.#found?.length ?? 0;
  }

  hide(because: Verdict): void {
    this.#hidden = because;
  }

  step(step: Step): void {
    this.#step = step;
  }

  defaults(members: Members): void {
    this.#defaults = members;
  }

  take(): Facts {
    const facts = this.#isClean() ? this.#cleanFacts() : this.#make();
    this.#spoke = 0;
    this.#found = undefined;
    this.#hidden = undefined;
    this.#step = undefined;
    this.#defaults = undefined;
    return facts;
  }

  #isClean(): boolean {
    return !(this.#found ?? this.#hidden ?? this.#step ?? this.#defaults);
  }

  #cleanFacts(): Facts {
    const known = this.#clean.get(this.#spoke) ?? this.#make();
    this.#clean.set(this.#spoke, known);
    return known;
  }

  #make(): Facts {
    return {
      spoke: this.#spoke,
      contradictions: this.#found ?? NONE,
      hidden: this.#hidden,
      step: this.#step,
      defaults: this.#defaults,
    };
  }
}

/** How many exchanges may be looked at before every monitor has asked about the first of them. */
const MEMORY = 16;

/** Facts of the exchanges that were looked at last, for the monitors that have not asked yet. */
export class FactsMemory {
  readonly #exchanges: Exchange[] = [];
  readonly #facts: Facts[] = [];
  #last = 0;

  get(exchange: Exchange): Facts | undefined {
    if (this.#exchanges[this.#last] === exchange) return this.#facts[this.#last];
    const index = this.#exchanges.indexOf(exchange);
    return index < 0 ? undefined : this.#facts[index];
  }

  set(exchange: Exchange, facts: Facts): void {
    this.#last = (this.#last + 1) % MEMORY;
    this.#exchanges[this.#last] = exchange;
    this.#facts[this.#last] = facts;
  }
}
