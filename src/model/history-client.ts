import type { Contradiction } from './history-facts.js';
import { ANY, isSame, MEMBERS, type Members } from './history-values.js';
import { BEFORE, type Moment, NO_BODY, Write } from './history-write.js';

/** What a get showed of a client. */
export interface Sighting {
  readonly moment: Moment;
  readonly members: Members;
}

/** When a read was under way, and how long an older state may be seen after a write. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly limitMs: number;
}

/** What a read makes of one member. */
export type Judgement =
  | { readonly consistent: true; readonly by: Write }
  | { readonly consistent: false; readonly by: Write; readonly older: boolean };

/** Writes that are kept for a client at the most: more at once are no traffic of this kind. */
const MOST_WRITES = 256;
const MOST_DELETES = 64;
/** Superseded writes that are kept to recognise an older state. */
const MOST_SUPERSEDED = 8;

/** One client as the history knows it: a register for its existence and one for each member. */
export class Client {
  readonly id: string;
  /** The create that issued the id; undefined: it was there before the recording. */
  created: Moment | undefined;
  /** In order of start, as recorded. */
  writes: Write[] = [];
  readonly deletes: { readonly moment: Moment; readonly open: boolean }[] = [];
  /** Too much happened to it, or its id was issued twice: nothing can be told. */
  lost = false;
  /** Superseded writes were forgotten: an unknown value may be an older one. */
  forgetful = false;
  /** When the last get began that showed all as it should be. */
  confirmedAt = -Infinity;
  /** When the last list began that showed it. */
  listedAt = -Infinity;
  lastGet: Sighting | undefined;
  /** Contradictions that a later answer may still set right. */
  readonly open: Contradiction[] = [];
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

  constructor(id: string, created?: Moment) {
    this.id = id;
    this.created = created;
    if (!created) this.writes.push(new Write('before', BEFORE, false, NO_BODY));
  }

  add(write: Write): void {
    if (this.writes.length >= MOST_WRITES) this.lost = true;
    else this.writes.push(write);
  }

  addDelete(moment: Moment, open: boolean): void {
    if (this.deletes.length < MOST_DELETES) this.deletes.push({ moment, open });
    else this.lost = true;
  }

  /** The delete that was over before `start`; the client must not be seen from then on. */
  deletedBefore(start: number): Moment | undefined {
    for (const { moment, open } of this.deletes) {
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
   * Whether some order of the requests explains that a read saw this value, each member for itself.
   * With `learn`, a value that only one write explains shows that this write was done by then.
   */
  judge(member: number, seen: unknown, read: Window, learn: boolean): Judgement | undefined {
    const latest = this.latest(member, read.start);
    let [only, matches, older] = [latest, 0, this.forgetful];
    for (const write of this.writes) {
      if (write.moment.start >= read.end) continue;
      const matched = isSame(write.values[member], seen);
      if (isSuperseded(write, latest, member)) {
        older ||= matched;
        continue;
      }
      if (!matched) continue;
      matches++;
      only = write;
    }
    if (!only) return undefined;
    if (matches === 0) return { consistent: false, by: only, older };
    if (learn && matches === 1) this.#learn(only, member, seen, read, older);
    return { consistent: true, by: only };
  }

  /** What may be an older state, seen late, teaches nothing until such a state would be an error. */
  #learn(write: Write, member: number, seen: unknown, read: Window, isOlder: boolean): void {
    const end = write.endOf(member);
    if (isOlder && read.start < end + read.limitMs) return;
    if (end > read.end) write.show(member, read.end);
    const isSettled = write.values[member] === ANY && end <= read.start;
    if (isSettled && this.#isAlone(write, member, read)) write.values[member] = seen;
  }

  /** Whether a read can have seen no other write. */
  #isAlone(write: Write, member: number, read: Window): boolean {
    const latest = this.latest(member, read.start);
    return this.writes.every(
      (each) =>
        each === write || each.moment.start >= read.end || isSuperseded(each, latest, member),
    );
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

  /** Keeps the id alone: the client is gone for good. */
  bury(): void {
    this.writes = [];
    this.lastGet = undefined;
    this.claims = undefined;
    this.lastUpdate = undefined;
  }
}

/** Whether `latest`, which had taken effect before the read began, came wholly after `write`. */
const isSuperseded = (write: Write, latest: Write | undefined, member: number): boolean =>
  latest !== undefined &&
  write !== latest &&
  write.endOf(member) <= latest.moment.start &&
  !(latest.endOf(member) <= write.moment.start);
