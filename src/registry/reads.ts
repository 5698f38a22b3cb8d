import type { ContradictionInit, ListLengths } from '../model/registry.js';
import { isLongAfter, isSoon, type Moment } from '../model/moment.js';
import { marksIn } from '../model/mark.js';
import {
  type Attribution,
  attributeAbsence,
  attributeMember,
  isBeyondAscii,
  sender,
  type Suspicion,
} from './attribution.js';
import type { Client } from './client.js';
import type { CollectionHistory } from './collection.js';
import { TrackedContradiction, type FactsDraft } from './facts.js';
import { isEquivalent } from './equivalence.js';
import type { Issuers } from './isolation.js';
import { memberAt, type Resolutions } from './resolutions.js';
import { isSame, MEMBERS, type Members, seenValue } from '../model/members.js';
import { isMisshapen } from './shown.js';
import type { Write } from './write.js';

/** A read while it is judged. */
export interface Reading {
  readonly collection: CollectionHistory;
  readonly facts: FactsDraft;
  readonly resolutions: Resolutions;
  readonly view: 'get' | 'list';
  readonly moment: Moment;
  readonly issuers: Issuers;
  /** No later read begins before it. */
  readonly frontier: number;
  /** When the first exchange began: what was under way by then is not shown. */
  readonly beganAt: number;
}

/** Nobody but the run itself writes to a client that the run has created, and nobody but a sole writer to any. */
const isOurs = (client: Client, because: Moment, seenAt: Moment): boolean =>
  seenAt.own && because.own && (client.created?.own === true || seenAt.vouched === 'sole');

/** Whether what contradicts the history can be another writer's doing, and what speaks for that. */
type Certainty = Pick<ContradictionInit, 'certain' | 'longAfter'>;

const CERTAIN: Certainty = { certain: true };
const UNCERTAIN: Certainty = { certain: false };

/** Whether somebody can have deleted a client whom the history does not show. */
const certaintyOfAbsence = (reading: Reading, client: Client, created: Moment): Certainty => {
  const { view, moment, resolutions, collection } = reading;
  if (isOurs(client, created, moment)) return CERTAIN;
  const wasFound = view === 'get' ? client.lastGet !== undefined : client.listedAt > -Infinity;
  if (wasFound) return UNCERTAIN;
  if (isSoon(created, moment, resolutions.limitMs)) return CERTAIN;
  if (!isLongAfter(created, moment, resolutions.limitMs)) return UNCERTAIN;
  return { certain: false, longAfter: collection };
};

/** Whether a request that was under way when the recording began may have come after this write. */
const mayBeOvertaken = ({ beganAt, resolutions }: Reading, client: Client, by: Moment): boolean =>
  client.created === undefined && by.start < beganAt + resolutions.limitMs;

/** Whether somebody can have written to a member whom the history does not show, and would have. */
const certaintyOf = (
  reading: Reading,
  { client, member, members, suspect: { by, older } }: Suspicion,
): Certainty => {
  const { view, moment, resolutions, collection } = reading;
  if (isOurs(client, by.moment, moment)) return CERTAIN;
  if (moment.vouched === 'partial') return UNCERTAIN;
  const isUnseen = !by.wasFound(member, view);
  if (isUnseen && isSoon(by.moment, moment, resolutions.limitMs))
    if (!mayBeOvertaken(reading, client, by.moment)) return CERTAIN;
  const isRestored = older && !by.wasFound(member) && client.isAsBefore(by, members);
  if (!by.hasSent(member) || !isLongAfter(by.moment, moment, resolutions.limitMs))
    return isRestored ? CERTAIN : UNCERTAIN;
  return isUnseen || isRestored ? { certain: false, longAfter: collection } : UNCERTAIN;
};

/** A client was seen that must be gone: nobody can bring an id back. */
export const judgeDeleted = (reading: Reading, client: Client, gone: Moment): void => {
  const { facts, resolutions, view, moment } = reading;
  const init = {
    invariant: 'deleted',
    seenInstead: 'there',
    view,
    seenAt: moment,
    because: gone,
    right: client.right(view, 'gone'),
  } as const;
  facts.find(resolutions.wait(client, { ...init, certain: true }));
};

/** A client that was created was not seen. */
export const judgeAbsence = (reading: Reading, client: Client, lengths?: ListLengths): void => {
  const { collection, facts, resolutions, view, moment } = reading;
  const created = client.created;
  if (!created || created.end > moment.start) return;
  if (client.mayBeDeletedBy(moment.end)) {
    // Sooner, it may be the state from before the creation, seen late.
    if (moment.start >= created.end + resolutions.limitMs) {
      client.goneBy = Math.min(client.goneBy, moment.end);
    }
    return;
  }
  const attribution = attributeAbsence(collection, client, created, { view, end: moment.end });
  const certainty = certaintyOfAbsence(reading, client, created);
  if (certainty === UNCERTAIN) collection.isShared = true;
  const seen = { view, seenAt: moment, because: created, ...certainty };
  const isOwn = attribution.culprit === undefined;
  const right = isOwn ? { right: client.right(view, 'there') } : {};
  const init = { ...attribution, ...seen, ...right, ...(lengths && { lengths }) };
  facts.find(resolutions.wait(client, init));
};

/** A client was seen that may be there: are its members what they must be? */
export const judgeMembers = (reading: Reading, client: Client, members: Members): boolean => {
  const { facts, resolutions, view, moment } = reading;
  let isConsistent = true;
  const teaches = view === 'get' ? resolutions.limitMs : undefined;
  if (client.open.length > 0) resolutions.fresh(client, view, 'there', moment);
  for (let member = 0; member < MEMBERS.length; member++) {
    const seen = seenValue(members, memberAt(member));
    const by = client.explain(member, seen, moment, teaches);
    if (by) {
      if (by.hasSent(member)) {
        speak(facts, by, member);
        by.found(view, member);
      } else if (by.kind === 'create') judgeBorrowed(reading, client, member, seen);
      if (client.open.length > 0) resolutions.fresh(client, view, memberAt(member), moment);
    } else if (contradict(reading, client, member, members)) isConsistent = false;
  }
  return isConsistent;
};

/** A member that nobody sent for this client has a value of ours, with the mark in it, that was sent for another one. */
const judgeBorrowed = (reading: Reading, client: Client, member: number, seen: unknown): void => {
  const { collection, facts, view, moment } = reading;
  if (typeof seen === 'symbol' || typeof seen === 'boolean' || !client.created?.own) return;
  facts.speak('borrowed');
  if (marksIn({ contacts: seen }).size === 0) return;
  if (!client.writes.every((write) => write.leavesOut(member))) return;
  const other = collection.senderOf(member, seen, client.id);
  if (!other || other.start >= moment.end) return;
  const init = { invariant: 'borrowed', seenInstead: 'other', view, seenAt: moment } as const;
  const about = { member: memberAt(member), because: client.created, culprit: other };
  const contradiction = new TrackedContradiction({ ...init, ...about, certain: moment.own });
  contradiction.resolve('upheld');
  facts.find(contradiction);
};

const contradict = (
  reading: Reading,
  client: Client,
  member: number,
  members: Members,
): boolean => {
  const { moment: read, resolutions, view } = reading;
  const seen = seenValue(members, memberAt(member));
  const suspect = client.suspect(member, seen, read);
  if (!suspect) return false;
  // That it is null, or of another type, is told already.
  if (isMisshapen(members, memberAt(member))) return true;
  const { limitMs } = resolutions;
  const suspicion: Suspicion = { client, member, seen, suspect, read, view, members, limitMs };
  const found =
    reading.view === 'get' ? contradictGet(reading, suspicion) : contradictItem(reading, suspicion);
  if (found) reading.facts.find(found);
  return true;
};

const speak = (facts: FactsDraft, by: Write, member: number): void => {
  facts.speak(by.kind === 'create' ? 'created' : 'updated');
  if (MEMBERS[member] === 'redirectUris') facts.speak('redirect-uris');
  if (MEMBERS[member] === 'name' && isBeyondAscii(by.values[member])) facts.speak('unicode');
};

const initOf = (reading: Reading, suspicion: Suspicion) => {
  const { view, moment } = reading;
  const { member, seen, suspect } = suspicion;
  const { by } = suspect;
  const because = { ...by.moment, end: Math.min(by.moment.end, by.endOf(member)) };
  const certainty = certaintyOf(reading, suspicion);
  const isChanged = by.wasFound(member, view) && !suspect.older;
  if (certainty === UNCERTAIN && isChanged) reading.collection.isShared = true;
  const odd = by.odd || isEquivalent(memberAt(member), by.values[member], seen);
  return { member: memberAt(member), seen, view, seenAt: moment, because, ...certainty, odd };
};

/** Redirect URIs, longer lists than which may be cut. */
const FEW = 20;

/** Whether there is nothing odd about the redirect URIs themselves: a server that takes them has to keep them. */
const areSound = ({ member, suspect: { by } }: Suspicion): boolean => {
  const sent = by.values[member];
  const isSound = (uri: unknown) =>
    typeof uri === 'string' && /^https:\/\/[^/?#@*\s]/.test(uri) && !/[#*\s]/.test(uri);
  return Array.isArray(sent) && sent.length <= FEW && sent.every(isSound);
};

/** What another request did could be seen only after it: how often all was right says nothing of it. */
const rightOf = (
  { suspect, member }: Suspicion,
  { invariant, culprit }: Attribution,
  view: 'get' | 'list',
): Pick<ContradictionInit, 'right'> =>
  culprit || invariant === 'read' ? {} : { right: suspect.by.right(view, member) };

const contradictGet = (reading: Reading, suspicion: Suspicion): TrackedContradiction => {
  const attribution = attributeMember(reading.collection, suspicion);
  const { client, member, seen, read } = suspicion;
  client.showsWrong(member, seen, read);
  return contradictionOf(reading, suspicion.client, initWith(reading, suspicion, attribution));
};

/** Whatever is odd about a client, a write to another one must not change it. */
const initWith = (
  reading: Reading,
  suspicion: Suspicion,
  attribution: Attribution,
): ContradictionInit => {
  const { invariant } = attribution;
  const isSound =
    invariant === 'neighbour-updated' || (invariant === 'redirect-uris' && areSound(suspicion));
  return {
    ...initOf(reading, suspicion),
    ...attribution,
    ...rightOf(suspicion, attribution, reading.view),
    ...(isSound && { odd: false }),
  };
};

const contradictionOf = (
  { resolutions }: Reading,
  client: Client,
  init: ContradictionInit,
): TrackedContradiction => {
  if (init.seenInstead === 'older') return resolutions.wait(client, init);
  const contradiction = new TrackedContradiction(init);
  if (!init.certain && init.longAfter) return resolutions.leaveOpen(contradiction);
  contradiction.resolve('upheld');
  return contradiction;
};

/**
 * An item of a list is held against what get shows of the client. Where no get has shown it since
 * it was last written to, the next one decides; what get shows wrongly is no matter of the list.
 */
const contradictItem = (
  reading: Reading,
  suspicion: Suspicion,
): TrackedContradiction | undefined => {
  const { client, member, seen, suspect, read } = suspicion;
  const sent = sender(reading.collection, suspicion);
  const attribution =
    sent ?? (suspect.older ? ({ invariant: 'updated', seenInstead: 'older' } as const) : undefined);
  if (attribution)
    return contradictionOf(reading, client, initWith(reading, suspicion, attribution));
  const seenInstead = typeof seen === 'symbol' ? 'nothing' : 'other';
  const other = { invariant: 'list-item', seenInstead } as const;
  const right = rightOf(suspicion, other, 'list');
  const init = { ...initOf(reading, suspicion), ...other, ...right };
  const get = client.lastGet;
  if (!get || !isQuiet(reading, client, get.moment))
    return reading.resolutions.waitForGet(client, init);
  if (isSame(seenValue(get.members, memberAt(member)), seen)) return undefined;
  const isDisturbed = reading.collection.isDisturbed(get.moment.start, read.end);
  if (isDisturbed || !init.certain) return reading.resolutions.waitForGet(client, init);
  return contradictionOf(reading, client, init);
};

/** Whether nothing can have been written to a client since then. */
export const isQuiet = ({ moment: read }: Reading, client: Client, since: Moment): boolean => {
  for (const { moment } of client.writes) {
    if (moment.start < read.end && moment.end > since.start) return false;
  }
  return true;
};
