import type { ContradictionInit } from '../model/registry.js';
import type { Moment } from '../model/moment.js';
import type { Client } from './client.js';
import { TrackedContradiction } from './facts.js';
import { isSame, type Member, MEMBERS, type Members, seenValue } from '../model/members.js';

const MOST_OPEN = 4096;

/** What a read saw as it should be: that the client is there, that it is gone, or one of its members. */
export type Right = 'there' | 'gone' | Member;

/** That a client is gone does not set right that it was missing while it should have been there. */
const isSetRight = (
  { invariant, member, seenInstead }: ContradictionInit,
  right: Right,
): boolean => {
  if (invariant === 'list-item') return false;
  if (member !== undefined) return member === right;
  return seenInstead === 'there' ? right === 'gone' : right === 'there';
};

const isAbsence = ({ seenInstead, member }: ContradictionInit): boolean =>
  seenInstead === 'nothing' && member === undefined;

interface Waiting {
  readonly contradiction: TrackedContradiction;
  readonly client: Client;
}

const isAlike = (one: ContradictionInit, other: ContradictionInit): boolean =>
  one.invariant === other.invariant &&
  one.view === other.view &&
  one.member === other.member &&
  one.seenInstead === other.seenInstead &&
  one.because.id === other.because.id;

/** Contradictions that a later answer decides: an older state that may still be set right. */
export class Resolutions {
  limitMs = 5000;
  #waiting: Waiting[] = [];
  /** How many are left open to the end. */
  #left = 0;

  /** An older state: a read after the time that a fresh one may take decides. */
  wait(client: Client, init: ContradictionInit): TrackedContradiction {
    const contradiction = new TrackedContradiction(init, true);
    if (init.seenAt.start <= init.because.end + this.limitMs) {
      this.#keep({ contradiction, client });
      return contradiction;
    }
    if (!init.certain && isAbsence(init)) {
      if (client.open.some((each) => isAlike(each.init, init))) contradiction.resolve('lost');
      else this.#keep({ contradiction, client });
      return contradiction;
    }
    if (!init.certain && init.longAfter) return this.leaveOpen(contradiction);
    contradiction.resolve('upheld');
    for (const earlier of [...client.open]) {
      if (!isAlike(earlier.init, init)) continue;
      earlier.resolve('upheld');
      drop(client, earlier);
    }
    return contradiction;
  }

  /** An item of a list that is not what was sent: it waits for a get, which may show the same. */
  waitForGet(client: Client, init: ContradictionInit): TrackedContradiction {
    const contradiction = new TrackedContradiction(init);
    this.#keep({ contradiction, client });
    return contradiction;
  }

  /** Until the end it may turn out that others write to the collection. */
  leaveOpen(contradiction: TrackedContradiction): TrackedContradiction {
    if (++this.#left > MOST_OPEN) contradiction.resolve('lost');
    return contradiction;
  }

  #keep(waiting: Waiting): void {
    if (this.#waiting.length >= MOST_OPEN)
      this.#waiting = this.#waiting.filter(
        ({ contradiction }) => contradiction.resolution === 'open',
      );
    if (this.#waiting.length >= MOST_OPEN) {
      waiting.contradiction.resolve('lost');
      return;
    }
    this.#waiting.push(waiting);
    waiting.client.open.push(waiting.contradiction);
  }

  /** The client, or a member of it, was seen as it should be. */
  fresh(client: Client, view: 'get' | 'list', right: Right, seenAt: Moment): void {
    for (const contradiction of [...client.open]) {
      const { init } = contradiction;
      if (right === 'there' && isAbsence(init) && seenAt.start >= init.seenAt.end)
        this.#wasThere(client, contradiction);
      if (contradiction.resolution !== 'open') continue;
      if (init.view !== view || !isSetRight(init, right)) continue;
      const afterMs = Math.max(0, seenAt.start - init.because.end);
      contradiction.resolve(afterMs <= this.limitMs ? 'fresh' : 'late', afterMs);
      drop(client, contradiction);
    }
  }

  /** A client that was missing is seen again: nobody can bring an id back, so it was there. */
  #wasThere(client: Client, contradiction: TrackedContradiction): void {
    if (contradiction.certain) return;
    contradiction.certain = true;
    if (contradiction.seenAfterMs <= this.limitMs) return;
    contradiction.resolve('upheld');
    drop(client, contradiction);
  }

  /** A get has shown the client: items of lists that show the same are no matter of the list. */
  got(client: Client, members: Members, seenAt: Moment): void {
    for (const contradiction of [...client.open]) {
      const { invariant, member, seen } = contradiction.init;
      if (invariant !== 'list-item' || member === undefined) continue;
      const { start: since, end } = contradiction.init.seenAt;
      const isQuiet = client.writes.every(
        ({ moment }) => moment.start >= seenAt.end || moment.end <= since,
      );
      const shown = seenValue(members, member);
      const same = isQuiet && isSame(seen, shown);
      // Nobody changes a client, and changes it back, between two gets that show the same.
      const before = client.lastGet;
      if (isQuiet && before && before.moment.end <= since && seenAt.start >= end)
        contradiction.certain ||= isSame(seenValue(before.members, member), shown);
      contradiction.resolve(same ? 'dismissed' : 'upheld');
      drop(client, contradiction);
    }
  }
}

const drop = (client: Client, contradiction: TrackedContradiction): void => {
  const index = client.open.indexOf(contradiction);
  if (index >= 0) client.open.splice(index, 1);
};

export const memberAt = (index: number): Member => MEMBERS[index] ?? 'name';
