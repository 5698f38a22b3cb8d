import type { Exchange } from '../model/exchange.js';
import type { Members } from '../model/members.js';
import {
  BITS,
  type Contradiction,
  type ContradictionInit,
  type Facts,
  type Invariant,
  type Resolution,
  type Step,
} from '../model/registry.js';
import type { Verdict } from '../model/verdict.js';

/** Something that was seen and that no order of overlapping requests explains. */
export class TrackedContradiction implements Contradiction {
  readonly init: ContradictionInit;
  /** How long after the write was answered the fresh state was first seen, milliseconds. */
  freshAfterMs: number | undefined;
  /** What was seen is a state that a late read may show. */
  readonly mayBeLate: boolean;
  /** False: another writer, whom the recording does not show, would explain it. */
  certain: boolean;
  #resolution: Resolution = 'open';
  #listener: (() => void) | undefined;

  constructor(init: ContradictionInit, mayBeLate = false) {
    this.init = init;
    this.mayBeLate = mayBeLate;
    this.certain = init.certain;
  }

  get resolution(): Resolution {
    return this.#resolution;
  }

  /** How long after the write was answered the older state was still seen, milliseconds. */
  get seenAfterMs(): number {
    return Math.max(0, this.init.seenAt.start - this.init.because.end);
  }

  get doubtful(): boolean {
    return !this.certain && this.init.longAfter?.isShared === false;
  }

  resolve(resolution: Resolution, freshAfterMs?: number): void {
    this.#resolution = resolution;
    this.freshAfterMs = freshAfterMs;
    this.#listener?.();
  }

  /** Calls back when an open contradiction is ruled on. */
  whenResolved(listener: () => void): void {
    this.#listener = listener;
  }
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

  speak(invariant: Invariant): void {
    this.#spoke |= BITS[invariant];
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

  /** The facts, and a clean draft for the next exchange. */
  flush(): Facts {
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
