import type { ContradictionInit, Step } from '../model/registry.js';
import { isSoon, type Moment } from '../model/moment.js';
import { isDrawn } from '../model/issue.js';
import { blameAbsence, blameMember, isBeyondAscii, sender, type Suspicion } from './blame.js';
import type { Client, Sighting } from './client.js';
import type { CollectionHistory } from './collection.js';
import { TrackedContradiction, type FactsDraft } from './facts.js';
import { memberAt, type Rulings } from './rulings.js';
import { ANY, isMisshapen, isSame, MEMBERS, type Members, seenValue } from '../model/members.js';
import type { Write } from './write.js';

/** A read while it is judged. */
export interface Reading {
  readonly collection: CollectionHistory;
  readonly facts: FactsDraft;
  readonly rulings: Rulings;
  readonly view: 'get' | 'list';
  readonly moment: Moment;
  /** No later read begins before it. */
  readonly frontier: number;
}

/** Nobody but the run itself writes to a client that the run has created. */
const isOurs = (client: Client, because: Moment, seenAt: Moment): boolean =>
  seenAt.own && because.own && client.created?.own === true;

/** Whether nobody can have deleted a client whom the history does not show. */
const isCertainlyThere = (reading: Reading, client: Client, created: Moment): boolean => {
  const { view, moment, rulings } = reading;
  if (isOurs(client, created, moment)) return true;
  const wasFound = view === 'get' ? client.lastGet !== undefined : client.listedAt > -Infinity;
  return !wasFound && isSoon(created, moment, rulings.limitMs);
};

/** Whether nobody can have written to a member whom the history does not show, or nobody would have. */
const isCertain = (
  { view, moment, rulings }: Reading,
  { client, member, members, suspect: { by, older } }: Suspicion,
): boolean =>
  isOurs(client, by.moment, moment) ||
  (isSoon(by.moment, moment, rulings.limitMs) && !by.wasFound(member, view)) ||
  (older && !by.wasFound(member) && client.isAsBefore(by, members));

/** A client was seen that must be gone: nobody can bring an id back. */
export const judgeDeleted = (reading: Reading, client: Client, gone: Moment): void => {
  const { facts, rulings, view, moment } = reading;
  const init = { rule: 'deleted', sight: 'there', view, seenAt: moment, because: gone } as const;
  facts.find(rulings.wait(client, { ...init, certain: true }));
};

/** A client that was created was not seen. */
export const judgeAbsence = (reading: Reading, client: Client): void => {
  const { collection, facts, rulings, view, moment } = reading;
  const created = client.created;
  if (!created || created.end > moment.start) return;
  if (client.mayBeDeletedBy(moment.end)) {
    // Sooner, it may be the state from before the creation, seen late.
    if (moment.start >= created.end + rulings.limitMs) {
      client.goneBy = Math.min(client.goneBy, moment.end);
    }
    return;
  }
  const blame = blameAbsence(collection, client, created, { view, end: moment.end });
  const certain = isCertainlyThere(reading, client, created);
  const init = { ...blame, view, seenAt: moment, because: created, certain };
  facts.find(rulings.wait(client, init));
};

/** A client was seen that may be there: are its members what they must be? */
export const judgeMembers = (reading: Reading, client: Client, members: Members): boolean => {
  const { facts, rulings, view, moment } = reading;
  let isConsistent = true;
  const teaches = view === 'get' ? rulings.limitMs : undefined;
  if (client.open.length > 0) rulings.fresh(client, view, 'there', moment);
  for (let member = 0; member < MEMBERS.length; member++) {
    const seen = seenValue(members, memberAt(member));
    const by = client.explain(member, seen, moment, teaches);
    if (by) {
      if (by.hasSent(member)) {
        speak(facts, by, member);
        by.found(view, member);
      }
      if (client.open.length > 0) rulings.fresh(client, view, memberAt(member), moment);
    } else if (contradict(reading, client, member, members)) isConsistent = false;
  }
  return isConsistent;
};

const contradict = (
  reading: Reading,
  client: Client,
  member: number,
  members: Members,
): boolean => {
  const { moment: read, rulings } = reading;
  const seen = seenValue(members, memberAt(member));
  const suspect = client.suspect(member, seen, read);
  if (!suspect) return false;
  // That it is null, or of another type, is told already.
  if (isMisshapen(members, memberAt(member))) return true;
  const { limitMs } = rulings;
  const suspicion: Suspicion = { client, member, seen, suspect, read, members, limitMs };
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
  const certain = isCertain(reading, suspicion);
  return { member: memberAt(member), seen, view, seenAt: moment, because, certain, odd: by.odd };
};

const contradictGet = (reading: Reading, suspicion: Suspicion): TrackedContradiction => {
  const blame = blameMember(reading.collection, suspicion);
  const init: ContradictionInit = { ...initOf(reading, suspicion), ...blame };
  return rule(reading, suspicion.client, init);
};

const rule = (
  { rulings }: Reading,
  client: Client,
  init: ContradictionInit,
): TrackedContradiction => {
  if (init.sight === 'older') return rulings.wait(client, init);
  const contradiction = new TrackedContradiction(init);
  contradiction.rule('upheld');
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
  const blame =
    sent ?? (suspect.older ? ({ rule: 'updated', sight: 'older' } as const) : undefined);
  if (blame) return rule(reading, client, { ...initOf(reading, suspicion), ...blame });
  const sight = typeof seen === 'symbol' ? 'nothing' : 'other';
  const init = { ...initOf(reading, suspicion), rule: 'list-item', sight } as const;
  const get = client.lastGet;
  if (!get || !isQuiet(reading, client, get.moment))
    return reading.rulings.waitForGet(client, init);
  if (isSame(seenValue(get.members, memberAt(member)), seen)) return undefined;
  const isDisturbed = reading.collection.isDisturbed(get.moment.start, read.end);
  if (isDisturbed || !init.certain) return reading.rulings.waitForGet(client, init);
  return rule(reading, client, init);
};

/** Whether nothing can have been written to a client since then. */
export const isQuiet = ({ moment: read }: Reading, client: Client, since: Moment): boolean => {
  for (const { moment } of client.writes) {
    if (moment.start < read.end && moment.end > since.start) return false;
  }
  return true;
};

/**
 * An update between this get and the one before it, or the creation, if it was the only write there
 * and is over.
 */
export const stepTo = ({ moment }: Reading, client: Client, after: Members): Step | undefined => {
  const before = client.lastGet ?? madeOf(client);
  if (!before) return undefined;
  let update: Write | undefined;
  for (const write of client.writes) {
    const { start, end } = write.moment;
    const isEarlier = write.moment === before.moment || end <= before.moment.start;
    if (start >= moment.end || (isEarlier && !write.open)) continue;
    if (update || write.open || write.kind !== 'update') return undefined;
    if (start < before.moment.end || end > moment.start) return undefined;
    update = write;
  }
  return update && { before: before.members, update, after };
};

/** A client as its creation made it, as far as the request says. */
const madeOf = ({ writes }: Client): Sighting | undefined => {
  const [write, next] = writes;
  if (write?.kind !== 'create' || !next) return undefined;
  const sent = MEMBERS.flatMap((member, index) =>
    write.hasSent(index) ? [[member, write.values[index]] as const] : [],
  );
  return { moment: write.moment, members: Object.fromEntries(sent) };
};

/** Identity that a caller claimed for a client and that the client now shows. */
export const judgeClaims = (reading: Reading, client: Client, members: Members): void => {
  for (const { moment, members: claimed } of client.claims ?? []) {
    if (moment.start >= reading.moment.end) continue;
    for (const name of ['clientSecret', 'institutionId', 'clientId']) {
      if (claimed[name] === undefined || claimed[name] === ANY) continue;
      const rule = name === 'clientId' ? 'identity' : 'claimed';
      reading.facts.speak(rule);
      if (claimed[name] !== members[name]) continue;
      const init = { rule, sight: 'other', view: reading.view, seenAt: reading.moment } as const;
      // Secrets may have been made equal when a recording was cleaned.
      const secret = name === 'clientSecret' ? claimed[name] : undefined;
      const isAlike = typeof secret === 'string' && !isDrawn(secret);
      const certain = reading.moment.own || !isAlike;
      const found = new TrackedContradiction({ ...init, because: moment, certain });
      found.rule('upheld');
      reading.facts.find(found);
    }
  }
};
