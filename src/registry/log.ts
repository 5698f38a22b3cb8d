import { saysAbsent } from '../model/http/absence.js';
import { type Moment, momentOf } from '../model/moment.js';
import { type Issue, issueOf } from '../model/issue.js';
import type { CollectionHistory } from './collection.js';
import type { Exchange } from '../model/exchange.js';
import type { Client } from './client.js';
import { marksIn } from '../model/mark.js';
import { membersIn, type Members } from '../model/members.js';
import { type Outcome, outcomeOf, Write, type WriteBody, writeBodyOf } from './write.js';

/** A name that nobody else is likely to have given a client of theirs. */
const SHORTEST_NAME = 8;
const MOST_REFUSALS = 16;
const MOST_CLAIMS = 8;
const IDENTITY = ['clientId', 'clientSecret', 'institutionId'] as const;

const isApplied = (status: number): boolean => status === 204;
const isCreated = (status: number): boolean => status === 200 || status === 201;

/** What a body claims of the identity of its client; ids of the collection itself are no claim. */
const claimIn = (
  { members }: WriteBody,
  institution: string,
  clientId: string,
): Members | undefined => {
  if (!members) return undefined;
  let claimed: Record<string, string> | undefined;
  for (const name of IDENTITY) {
    const value = members[name];
    if (typeof value !== 'string' || value === '') continue;
    if (value !== institution && value !== clientId) (claimed ??= {})[name] = value;
  }
  return claimed;
};

const claim = (client: Client, moment: Moment, members: Members | undefined): void => {
  if (!members) return;
  client.claims ??= [];
  if (client.claims.length < MOST_CLAIMS) client.claims.push({ moment, members });
};

/** A create, as it goes into the history. */
export interface Creation {
  readonly moment: Moment;
  readonly issue: Issue;
  /** The create that had issued the same id before. */
  readonly collision: Moment | undefined;
}

/** Notes a create; nothing before `frontier` will be asked for. @returns undefined unless it answered with a client */
export const logCreate = (
  collection: CollectionHistory,
  exchange: Exchange,
  institution: string,
  frontier: number,
): Creation | undefined => {
  const moment = momentOf(exchange);
  const outcome = outcomeOf(exchange, isCreated);
  const body = writeBodyOf(exchange);
  const issue = outcome === 'applied' ? issueOf(exchange) : undefined;
  const write = new Write('create', moment, false, body);
  collection.trace({ moment, kind: 'create', clientId: issue?.clientId, outcome, write });
  if (issue?.clientId === undefined) {
    logName(collection, exchange, outcome, moment);
    return issue && { moment, issue, collision: undefined };
  }
  const known = collection.clients.get(issue.clientId);
  const collision = known && collisionWith(known, moment);
  if (known && collision) known.lost = true;
  const client = known ?? collection.note(issue.clientId, moment, frontier);
  if (!client || collision) return { moment, issue, collision };
  client.created = moment;
  if (moment.own) logMade(collection, body.members?.name, moment);
  if (known) client.writes = known.writes.filter(({ kind }) => kind === 'update');
  client.writes.unshift(write);
  collection.roster.add(client);
  claim(client, moment, claimIn(body, institution, client.id));
  return { moment, issue, collision };
};

const logMade = (collection: CollectionHistory, name: unknown, moment: Moment): void => {
  if (typeof name === 'string' && marksIn({ name }).size > 0)
    collection.madeNames.set(name, moment);
};

/** The earlier moment at which a client with this id was there already. */
const collisionWith = (known: Client, moment: Moment): Moment | undefined => {
  if (known.created) return known.created;
  const seen = known.lastGet?.moment;
  return seen && seen.end <= moment.start ? seen : undefined;
};

const logName = (
  collection: CollectionHistory,
  { request, response }: Exchange,
  outcome: Outcome,
  moment: Moment,
): void => {
  const name = membersIn(request.body.json)?.name;
  if (typeof name !== 'string' || name.length < SHORTEST_NAME) return;
  // Who is told that the name is taken will find it taken.
  if (response?.status === 409 && !moment.own) return;
  const names = outcome === 'refused' ? collection.refusedNames : collection.unclearNames;
  names.set(name, moment);
};

/** Notes an update. */
export const logUpdate = (
  collection: CollectionHistory,
  exchange: Exchange,
  [institution = '', , clientId = '']: readonly string[],
  frontier: number,
): void => {
  const moment = momentOf(exchange);
  const outcome = outcomeOf(exchange, isApplied);
  const body = writeBodyOf(exchange);
  const sent = outcome === 'refused' ? refusedBodyOf(exchange) : body;
  const write = new Write('update', moment, outcome === 'unclear', sent);
  collection.trace({ moment, kind: 'update', clientId, outcome, write });
  const client =
    collection.clients.get(clientId) ??
    (outcome !== 'refused' ? collection.note(clientId, undefined, frontier) : undefined);
  if (!client) return;
  if (outcome === 'refused') {
    refuse(client, moment);
    return;
  }
  client.add(write);
  const claimed = claimIn(body, institution, clientId);
  claim(client, moment, claimed);
  const claimedId = claimed?.clientId;
  if (typeof claimedId === 'string' && !collection.clients.has(claimedId)) {
    collection.claimedIds.set(claimedId, moment);
  }
};

/** What a refused body would have stored: its good members. */
const refusedBodyOf = ({ request }: Exchange): WriteBody => ({
  members: membersIn(request.body.json),
  repeated: [],
  odd: false,
});

const refuse = (client: Client, moment: Moment): void => {
  client.refusals ??= [];
  if (client.refusals.length < MOST_REFUSALS) client.refusals.push(moment);
};

/** Notes a delete. */
export const logDelete = (
  collection: CollectionHistory,
  exchange: Exchange,
  clientId: string,
  frontier: number,
): void => {
  const moment = momentOf(exchange);
  const outcome = outcomeOf(exchange, isApplied);
  // A 404 or 410 says that the client was gone already: it is to blame for nothing.
  const isMissed = saysAbsent(exchange.response?.status);
  if (!isMissed) collection.trace({ moment, kind: 'delete', clientId, outcome, write: undefined });
  const client =
    collection.clients.get(clientId) ??
    (outcome === 'applied' ? collection.note(clientId, undefined, frontier) : undefined);
  if (!client) return;
  if (outcome === 'refused') {
    if (!isMissed) refuse(client, moment);
    return;
  }
  client.addDelete(moment, outcome === 'unclear');
  if (outcome === 'applied') {
    collection.firstDeleted = Math.min(collection.firstDeleted, moment.end);
    collection.dying(client, moment.end, frontier);
  }
};
