import type { Moment } from '../model/moment.js';
import { BoundedMap } from './bounded-map.js';
import { TrackedContradiction } from './facts.js';

/** A client that was seen and whose creation was not. */
interface Stranger {
  /** When it was first seen. */
  readonly moment: Moment;
  /** The last list that held it. */
  serial: number;
  isMissing: boolean;
  /** A list lacked it: who sees it again shows that it was there, for nobody can bring an id back. */
  missed: TrackedContradiction | undefined;
}

/** A list that holds the whole collection. */
export interface WholeList {
  readonly serial: number;
  readonly moment: Moment;
  /** Whether a client was created or deleted here: other rules are about it. */
  readonly isJudgedElsewhere: (id: string) => boolean;
  readonly found: (contradiction: TrackedContradiction) => void;
}

const MOST = 8192;
/** Lists that wait for a client to be seen again, a collection. */
const MOST_MISSED = 64;

/** Clients that were there before the recording, or that others made. */
export class Strangers {
  readonly #known = new BoundedMap<Stranger>(MOST);
  #missing = 0;
  #missed = 0;
  /** How many of them the list at hand has. */
  #present = 0;

  firstSeen(id: string): Moment | undefined {
    return this.#known.get(id)?.moment;
  }

  /** A list begins. */
  begin(): void {
    this.#present = 0;
  }

  /** The list that began has a client; the first list is 1. @returns whether it was never listed before */
  listed(id: string, serial: number, moment: Moment, limitMs: number): boolean {
    this.#present += 1;
    const known = this.got(id, moment, limitMs);
    const isNew = known.serial === 0;
    known.serial = serial;
    return isNew;
  }

  /** A client was seen. */
  got(id: string, moment: Moment, limitMs: number): { serial: number } {
    const known = this.#known.get(id);
    if (known?.isMissing) this.#back(known, moment, limitMs);
    if (known) return known;
    const stranger: Stranger = { moment, serial: 0, isMissing: false, missed: undefined };
    this.#known.set(id, stranger);
    return stranger;
  }

  #back(stranger: Stranger, seenAt: Moment, limitMs: number): void {
    const { missed } = stranger;
    // It may have gone while both were under way.
    if (missed && seenAt.start < missed.init.seenAt.end) return;
    stranger.isMissing = false;
    this.#missing -= 1;
    if (!missed) return;
    stranger.missed = undefined;
    this.#missed -= 1;
    missed.certain = true;
    const isInTime = missed.seenAfterMs <= limitMs;
    missed.resolve(isInTime ? 'fresh' : 'upheld', seenAt.start - missed.init.because.end);
  }

  /** Holds against a list those that it lacks. */
  lackedBy(list: WholeList): void {
    if (this.#present + this.#missing >= this.#known.size) return;
    for (const [id, stranger] of this.#known)
      if (stranger.serial !== list.serial && !stranger.isMissing) this.#lack(id, stranger, list);
  }

  #lack(id: string, stranger: Stranger, { moment, isJudgedElsewhere, found }: WholeList): void {
    if (stranger.moment.end > moment.start) return;
    stranger.isMissing = true;
    this.#missing += 1;
    if (this.#missed >= MOST_MISSED || isJudgedElsewhere(id)) return;
    this.#missed += 1;
    const seen = { view: 'list', seenInstead: 'nothing', seenAt: moment, certain: false } as const;
    const init = {
      invariant: 'listed',
      ...seen,
      because: stranger.moment,
      isStranger: true,
    } as const;
    stranger.missed = new TrackedContradiction(init, true);
    found(stranger.missed);
  }
}
