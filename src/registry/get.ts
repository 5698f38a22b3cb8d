import type { Exchange } from '../model/exchange.js';
import { saysAbsent } from '../model/http/absence.js';
import { judgeClaims } from './claims.js';
import type { Client } from './client.js';
import { judgeIssuer } from './isolation.js';
import { TrackedContradiction } from './facts.js';
import { isQuiet, judgeAbsence, judgeDeleted, judgeMembers, type Reading } from './reads.js';
import { stepTo } from './steps.js';
import { MEMBERS, membersIn, type Members } from '../model/members.js';
import { showsClient } from './shown.js';
import { couldNotTell } from '../model/verdict.js';

const NO_OBJECT = couldNotTell('the answer is no JSON object');
const NO_STATE = couldNotTell('the answer neither shows the client nor says that there is none');
const TOO_MANY = couldNotTell('there were more clients than can be kept in mind');
const LOST = couldNotTell('its id was issued twice, or too much happened to the client');

const PKCE = MEMBERS.indexOf('pkceRequired');

/** Judges a get of one client. */
export const judgeGet = (reading: Reading, exchange: Exchange, id: string): void => {
  const { collection, facts } = reading;
  const client = collection.clients.get(id);
  const { response, failure } = exchange;
  if (client?.lost) facts.hide(LOST);
  else if (failure || !response) facts.hide(NO_STATE);
  else if (saysAbsent(response.status)) judgeNotFound(reading, client);
  else if (response.status === 200) judgeFound(reading, client, id, membersIn(response.body.json));
  else judgeOther(reading, client, response.status);
};

const judgeNotFound = (reading: Reading, client: Client | undefined): void => {
  if (!client) return;
  const { facts, resolutions, moment } = reading;
  if (!client.deletedBefore(moment.start)) {
    judgeAbsence(reading, client);
    return;
  }
  facts.speak('deleted');
  client.sighted('get', 'gone');
  if (client.open.length > 0) resolutions.fresh(client, 'get', 'gone', moment);
};

/** Any other answer about a deleted client: refused credentials and failures say nothing of it. */
const judgeOther = (reading: Reading, client: Client | undefined, status: number): void => {
  const { facts, moment, view } = reading;
  const gone = client?.deletedBefore(moment.start);
  if (!client || !gone || !isWrongRefusal(status)) {
    facts.hide(NO_STATE);
    return;
  }
  const init = {
    invariant: 'deleted',
    seenInstead: 'other',
    view,
    seenAt: moment,
    because: gone,
    right: client.right('get', 'gone'),
  } as const;
  const found = new TrackedContradiction({ ...init, certain: moment.own });
  found.resolve('upheld');
  facts.find(found);
};

/** A client error that neither says that the client is not there nor is about the caller. */
export const isWrongRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 404, 408, 410, 429].includes(status);

const judgeFound = (
  reading: Reading,
  known: Client | undefined,
  id: string,
  members: Members | undefined,
): void => {
  const { collection, facts, moment } = reading;
  if (!members || !showsClient(members)) {
    facts.hide(members ? NO_STATE : NO_OBJECT);
    return;
  }
  if (!known) judgeStranger(reading, id);
  const client = known ?? collection.note(id, undefined, moment.start);
  if (!client) {
    facts.hide(TOO_MANY);
    return;
  }
  if (client.created && client.created.start >= moment.end) {
    client.seenBefore = reading.moment;
    return;
  }
  const gone = client.deletedBefore(moment.start);
  if (gone) {
    judgeDeleted(reading, client, gone);
    return;
  }
  client.sighted('get', 'there');
  if (!client.created) judgeUncreated(reading, id);
  tellStep(reading, client, members);
  const isConsistent = judgeMembers(reading, client, members);
  judgeClaims(reading, client, members);
  if (client.open.length > 0) reading.resolutions.got(client, members, reading.moment);
  if (isConsistent) confirm(reading, client);
  client.lastGet = { moment: reading.moment, members };
  client.prune(reading.frontier, reading.resolutions.limitMs);
};

/** Its creation was not seen here: it was there before, or others made it, or it is another collection's. */
const judgeUncreated = (reading: Reading, id: string): void => {
  const { collection, facts, issuers, moment, resolutions } = reading;
  collection.strangers.got(id, moment, resolutions.limitMs);
  facts.speak('elsewhere');
  judgeIssuer(facts, issuers, { id, view: 'get', moment });
};

/** An id that nobody was given: did an update move its client there? */
const judgeStranger = ({ collection, facts, view, moment }: Reading, id: string): void => {
  const claimed = collection.claimedIds.get(id);
  if (!claimed || claimed.end > moment.start) return;
  const init = { invariant: 'identity', seenInstead: 'there', view, seenAt: moment } as const;
  const found = new TrackedContradiction({ ...init, because: claimed, certain: true });
  found.resolve('upheld');
  facts.find(found);
};

/** Before the get teaches the history anything: what changed since the get before it? */
const tellStep = (reading: Reading, client: Client, members: Members): void => {
  const step = stepTo(reading, client, members);
  if (step) reading.facts.step(step);
  // What follows the get may have been sent by the time that it is judged.
  const [write, ...later] = client.writes;
  if (client.defaultsTold || write?.kind !== 'create') return;
  if (later.some(({ moment }) => moment.start < reading.moment.end)) return;
  client.defaultsTold = true;
  if (write.leavesOut(PKCE)) reading.facts.defaults(members);
};

const confirm = (reading: Reading, client: Client): void => {
  const { facts, collection, moment } = reading;
  if (client.lastGet && isQuiet(reading, client, client.lastGet.moment)) facts.speak('read');
  const created = client.created?.end ?? Infinity;
  const updated = collection.updates.ofAnother(client.id);
  if (updated !== undefined && updated <= moment.start && updated > created) {
    facts.speak('neighbour-updated');
  }
  const deleted = collection.deletes.ofAnother(client.id);
  if (deleted !== undefined && deleted <= moment.start && deleted > created) {
    facts.speak('neighbour-deleted');
  }
  if (client.refusals?.some(({ end }) => end <= moment.start)) facts.speak('refused');
  client.confirm(moment.start);
};
