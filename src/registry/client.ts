import type { ShownRight } from '../model/finding.js';
import type { Moment } from '../model/moment.js';
import type { TrackedContradiction } from './facts.js';
import { ANY, isSame, MEMBERS, type Members, seenValue } from '../model/members.js';
import { BEFORE, NO_BODY, Write } from './write.js';

/** What a get showed of a client. */
export interface SeenClient {
  readonly moment: Moment;
  readonly members: Members;
}

/** What may be wrong with a value that no write explains. */
export interface Suspect {
  /** The write that should be seen. */
  readonly by: Write;
  /** It is a value from before that write. */
  readonly older: boolean;
}

/** Writes that are kept for a client at the most: more at once are no traffic of this kind. */
const MOST_WRITES = 256;
const MOST_DELETES = 64;
/** Superseded writes that are kept to recognise an older state. */
const MOST_SUPERSEDED = 8;

interface Deletion {
  readonly moment: Moment;
  readonly open: boolean;
}

const NONE: readonly Deletion[] = [];

/** One client as the history knows it: a register for its existence and one for each member. */
export class Client {
  readonly id: string;
  /** The create that issued the id; undefined: it was there before the recording. */
  created: Moment | undefined;
  /** In order of start, as recorded. */
  writes: Write[] = [];
  deletes: readonly Deletion[] = NONE;
  /** Too much happened to it, or its id was issued twice: nothing can be told. */
  lost = false;
  /** Superseded writes were forgotten: an unknown value may be an older one. */
  forgetful = false;
  /** When the last get began that showed all as it should be. */
  confirmedAt = -Infinity;
  /** By member, a value that gets show and must not, and when the first of them had ended. */
  #wrong: ({ readonly seen: unknown; readonly end: number } | undefined)[] | undefined;
  /** When the last list began that showed it. */
  listedAt = -Infinity;
  lastGet: SeenClient | undefined;
  /** Contradictions that a later answer may still set right. */
  readonly open: TrackedContradiction[] = [];
  /** Its creation was answered 404 or its deletion seen by then. */
  goneBy = Infinity;
  /** The last list that held it. */
  listSerial = 0;
  /** Identity that callers claimed for it: `clientId`, `clientSecret`, `institutionId`. */
  claims: { readonly moment: Moment; readonly members: Members }[] | undefined;
  refusals: Moment[] | undefined;
  lastUpdate: { readonly moment: Moment; readonly text: string } | undefined;
  /** A get that was over before its creation began showed it already. */
  seenBefore: Moment | undefined;
  defaultsTold = false;
  isDying = false;
  /** How often it was seen there, and seen gone when it had to be: by get, and by list. */
  #sights: number[] | undefined;

  constructor(id: string, created?: Moment) {
    this.id = id;
    this.created = created;
    if (!created) this.writes.push(new Write('before', BEFORE, false, NO_BODY));
  }

  #counts(): number[] {
    return (this.#sights ??= [0, 0, 0, 0]);
  }

  /** An answer shows that it is there, or gone, as it has to be. */
  sighted(view: 'get' | 'list', is: 'there' | 'gone'): void {
    const counts = this.#counts();
    const index = sightOf(view, is);
    counts[index] = (counts[index] ?? 0) + 1;
  }

  right(view: 'get' | 'list', is: 'there' | 'gone'): ShownRight {
    return { counts: this.#counts(), index: sightOf(view, is) };
  }

  /** A get shows a member as it must not be. */
  showsWrong(member: number, seen: unknown, { end }: Moment): void {
    const wrong = (this.#wrong ??= []);
    if (!wrong[member] || !isSame(wrong[member].seen, seen)) wrong[member] = { seen, end };
  }

  /** A get shows all as it should be. */
  confirm(start: number): void {
    this.confirmedAt = start;
    this.#wrong = undefined;
  }

  /** When a get had shown this value first, of a row of gets that show it and must not. */
  wrongSince(member: number, seen: unknown): number | undefined {
    const wrong = this.#wrong?.[member];
    return wrong && isSame(wrong.seen, seen) ? wrong.end : undefined;
  }

  add(write: Write): void {
    if (this.writes.length >= MOST_WRITES) this.lost = true;
    else this.writes.push(write);
  }

  addDelete(moment: Moment, open: boolean): void {
    if (this.deletes.length < MOST_DELETES) this.deletes = this.deletes.concat({ moment, open });
    else this.lost = true;
  }

  /** The delete that was over before `start`; the client must not be seen from then on. */
  deletedBefore(start: number, except?: Moment): Moment | undefined {
    for (const { moment, open } of this.deletes) {
      if (moment.id === except?.id) continue;
      if (!open && moment.end <= start) return moment;
      if (this.goneBy <= start) return { ...moment, end: this.goneBy };
    }
    return undefined;
  }

  mayBeDeletedBy(end: number): boolean {
    for (const { moment } of this.deletes) if (moment.start < end) return true;
    return false;
  }

  /** The newest write that had taken effect on a member before `start`, for certain. */
  latest(member: number, start: number): Write | undefined {
    let latest: Write | undefined;
    for (const write of this.writes) {
      if (!write.isCertain(member) || write.endOf(member) > start) continue;
      if (!latest || write.moment.start >= latest.moment.start) latest = write;
    }
    return latest;
  }

  /**
   * A write that explains the value that a read saw, in some order of the requests, each member for
   * itself. Where `limitMs` is given, the read teaches: a value that only one write explains shows
   * that this write was done by then.
   */
  explain(member: number, seen: unknown, read: Moment, limitMs?: number): Write | undefined {
    const [first] = this.writes;
    if (this.writes.length === 1 && first && !this.forgetful && first.isOver(read.start)) {
      return explainAlone(first, member, seen, limitMs !== undefined);
    }
    const latest = this.latest(member, read.start);
    let only: Write | undefined;
    let matches = 0;
    let older = this.forgetful;
    for (const write of this.writes) {
      if (write.moment.start >= read.end || !isSame(write.values[member], seen)) continue;
      if (isSuperseded(write, latest, member)) {
        older = true;
        continue;
      }
      matches++;
      only = write;
    }
    if (!only || matches > 1 || limitMs === undefined) return only;
    // What may be an older state, seen late, teaches nothing until such a state would be an error.
    const end = only.endOf(member);
    if (!older || read.start >= end + limitMs) this.#learn(only, member, seen, read);
    return only;
  }

  #learn(write: Write, member: number, seen: unknown, read: Moment): void {
    if (write.endOf(member) > read.end) write.show(member, read.end);
    if (write.values[member] !== ANY || write.endOf(member) > read.start) return;
    const latest = this.latest(member, read.start);
    const isAlone = this.writes.every(
      (each) =>
        each === write || each.moment.start >= read.end || isSuperseded(each, latest, member),
    );
    if (isAlone) write.values[member] = seen;
  }

  /** What to make of a value that no write explains; undefined where nothing was written. */
  suspect(member: number, seen: unknown, read: Moment): Suspect | undefined {
    const latest = this.latest(member, read.start);
    const by = latest ?? this.writes.find(({ moment }) => moment.start < read.end);
    if (!by) return undefined;
    const older = this.writes.some(
      (write) => isSuperseded(write, latest, member) && isSame(write.values[member], seen),
    );
    return { by, older: older || this.forgetful };
  }

  /** Whether all that a write sent is seen as it is known to have been before. */
  isAsBefore(by: Write, members: Members): boolean {
    return MEMBERS.every((name, member) => {
      if (!by.hasSent(member)) return true;
      const seen = seenValue(members, name);
      return this.writes.some(
        ({ moment, values }) =>
          moment.end <= by.moment.start && values[member] !== ANY && isSame(values[member], seen),
      );
    });
  }

  /** Forgets writes that no read from `start` on can see or mistake for an older state. */
  prune(start: number, limitMs: number): void {
    if (this.writes.length <= MOST_SUPERSEDED) return;
    const kept = this.writes.filter((write) =>
      MEMBERS.some((_, member) => {
        const latest = this.latest(member, start);
        return !isSuperseded(write, latest, member);
      }),
    );
    const superseded = this.writes.filter((write) => !kept.includes(write));
    const dropped = superseded.slice(0, -MOST_SUPERSEDED);
    if (dropped.length === 0) return;
    if (dropped.some(({ moment }) => moment.end > start - limitMs)) this.forgetful = true;
    this.writes = this.writes.filter((write) => !dropped.includes(write));
  }

  /** Keeps what tells that the id was in use: the client is gone for good. */
  bury(): void {
    this.writes = [];
    if (this.lastGet) {
      const { moment } = this.lastGet;
      this.lastGet = this.created ? undefined : { moment, members: {} };
    }
    this.claims = undefined;
    this.lastUpdate = undefined;
  }
}

const sightOf = (view: 'get' | 'list', is: 'there' | 'gone'): number =>
  (view === 'get' ? 0 : 1) + (is === 'there' ? 0 : 2);

/** The same where there is one write alone, and it was over. */
const explainAlone = (
  write: Write,
  member: number,
  seen: unknown,
  teaches: boolean,
): Write | undefined => {
  if (!isSame(write.values[member], seen)) return undefined;
  if (teaches && write.values[member] === ANY) write.values[member] = seen;
  return write;
};

/** Whether `latest`, which had taken effect before the read began, came wholly after `write`. */
const isSuperseded = (write: Write, latest: Write | undefined, member: number): boolean =>
  latest !== undefined &&
  write !== latest &&
  write.endOf(member) <= latest.moment.start &&
  !(latest.endOf(member) <= write.moment.start);
