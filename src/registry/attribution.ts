import type { Invariant, SeenInstead } from '../model/registry.js';
import { isSoon, type Moment } from '../model/moment.js';
import type { Client, Suspect } from './client.js';
import type { CollectionHistory, Trace } from './collection.js';
import { ABSENT, isSame, MEMBERS, type Members, seenValue } from '../model/members.js';
import type { Write } from './write.js';

/** Which invariant what was seen contradicts, and whose request it looks like. */
export interface Attribution {
  readonly invariant: Invariant;
  readonly seenInstead: SeenInstead;
  readonly culprit?: Moment | undefined;
  /** It is the culprit's own value, and soon after. */
  readonly certain?: true;
}

/** A member of a client that was seen otherwise than it must be. */
export interface Suspicion {
  readonly client: Client;
  readonly member: number;
  readonly seen: unknown;
  readonly suspect: Suspect;
  readonly read: Moment;
  readonly view: 'get' | 'list';
  /** All that was seen of the client. */
  readonly members: Members;
  /** How late a read may be, milliseconds. */
  readonly limitMs: number;
}

/** Members whose values tell one writer from another. */
const DISTINCTIVE: ReadonlySet<string | undefined> = new Set(['name', 'redirectUris']);

const has = ({ write }: Trace, member: number, seen: unknown): boolean =>
  write !== undefined && write.hasSent(member) && isSame(write.values[member], seen);

/** Writes that may lie between two times, the latest first. */
const between = (collection: CollectionHistory, since: number, end: number): readonly Trace[] =>
  collection.traces
    .filter(({ moment }) => moment.end > since && moment.start < end)
    .sort((one, other) => other.moment.start - one.moment.start);

/** Whether some get has shown all of the client as it should be since it was last written to. */
const isConfirmed = (client: Client, by: Write): boolean =>
  client.confirmedAt >= by.moment.start && client.confirmedAt > -Infinity;

/** Whether it was seen wrong before a write began already: then that is not behind it. */
const wasSoBefore = (
  { client, member, seen, suspect: { by }, view }: Suspicion,
  { start }: Moment,
): boolean => {
  const { lastGet, listedAt } = client;
  if (view === 'list')
    return listedAt >= by.moment.end && listedAt < start && !by.wasFound(member, view);
  const since = client.wrongSince(member, seen);
  if (since !== undefined && since <= start) return true;
  if (!lastGet || lastGet.moment.end > start) return false;
  return isSame(seenValue(lastGet.members, MEMBERS[member] ?? 'name'), seen);
};

/** A write that sent this very value, to this client and in vain or to another one. */
export const sender = (
  collection: CollectionHistory,
  suspicion: Suspicion,
): Attribution | undefined => {
  const { client, member, seen, suspect, read, limitMs } = suspicion;
  const since = isConfirmed(client, suspect.by) ? client.confirmedAt : suspect.by.moment.start;
  const traces = between(collection, since, read.end);
  const seenInstead = suspect.older ? 'older' : 'other';
  const refused = traces.find(
    (trace) =>
      trace.outcome === 'refused' && trace.clientId === client.id && has(trace, member, seen),
  );
  const attributeTo = (invariant: Invariant, culprit: Moment): Attribution => ({
    ...{ invariant, seenInstead, culprit },
    ...(DISTINCTIVE.has(MEMBERS[member]) && isSoon(culprit, read, limitMs) && { certain: true }),
  });
  if (refused) return attributeTo('refused', refused.moment);
  // A flag has but two values: that another client was sent the same says nothing.
  if (suspect.older || typeof seen === 'boolean') return undefined;
  const other = traces.find(
    (trace) =>
      trace.kind === 'update' &&
      trace.outcome !== 'refused' &&
      trace.clientId !== client.id &&
      has(trace, member, seen) &&
      !wasSoBefore(suspicion, trace.moment),
  );
  return other && attributeTo('neighbour-updated', other.moment);
};

/** What is behind a member that get shows otherwise than it must be. */
export const attributeMember = (
  collection: CollectionHistory,
  suspicion: Suspicion,
): Attribution => {
  const { client, suspect, read, seen } = suspicion;
  const sent = sender(collection, suspicion);
  if (sent) return sent;
  if (suspect.older) return { invariant: 'updated', seenInstead: 'older' };
  const seenInstead = seen === ABSENT ? 'nothing' : 'other';
  if (!isConfirmed(client, suspect.by)) return { invariant: brokenBy(suspicion), seenInstead };
  const traces = between(collection, client.confirmedAt, read.end).filter(
    ({ moment }) => !wasSoBefore(suspicion, moment),
  );
  for (const { kind, outcome, clientId, moment } of traces) {
    const isOwn = clientId === client.id;
    if (isOwn && outcome === 'refused')
      return { invariant: 'refused', seenInstead, culprit: moment };
    if (!isOwn && outcome !== 'refused' && kind !== 'create') {
      return { invariant: 'neighbour-updated', seenInstead, culprit: moment };
    }
  }
  const made = traces.find(({ kind, clientId }) => kind === 'create' && clientId !== client.id);
  return made
    ? { invariant: 'neighbour-updated', seenInstead, culprit: made.moment }
    : { invariant: 'read', seenInstead };
};

/** The invariant that the storing of this very member has broken. */
const brokenBy = ({ member, seen, suspect: { by } }: Suspicion): Invariant => {
  const sent = by.values[member];
  if (MEMBERS[member] === 'redirectUris' && Array.isArray(seen)) return 'redirect-uris';
  if (MEMBERS[member] === 'name' && typeof seen === 'string' && isBeyondAscii(sent)) {
    return 'unicode';
  }
  return by.kind === 'create' ? 'created' : by.kind === 'update' ? 'updated' : 'read';
};

export const isBeyondAscii = (value: unknown): boolean =>
  typeof value === 'string' && /[\u0080-\uffff]/.test(value);

/** What is behind a client that must be there and is not. */
export const attributeAbsence = (
  collection: CollectionHistory,
  client: Client,
  created: Moment,
  { view, end }: { readonly view: 'get' | 'list'; readonly end: number },
): Attribution => {
  const base: Attribution = {
    invariant: view === 'list' ? 'listed' : 'created',
    seenInstead: 'nothing',
  };
  const claim = client.claims?.find(
    ({ moment, members }) => moment.start < end && members.clientId !== undefined,
  );
  if (claim) return { invariant: 'identity', seenInstead: 'nothing', culprit: claim.moment };
  const seen = view === 'list' ? client.listedAt : Math.max(client.confirmedAt, client.listedAt);
  if (seen < created.start) return base;
  const deletes = between(collection, seen, end).filter(({ kind }) => kind === 'delete');
  const isOwn = ({ clientId }: Trace) => clientId === client.id;
  // What names the client itself comes before what names another one.
  const own = deletes.find((trace) => isOwn(trace) && trace.outcome === 'refused');
  if (own) return { invariant: 'refused', seenInstead: 'nothing', culprit: own.moment };
  const other = deletes.find((trace) => !isOwn(trace) && trace.outcome === 'applied');
  return other
    ? { invariant: 'neighbour-deleted', seenInstead: 'nothing', culprit: other.moment }
    : base;
};
