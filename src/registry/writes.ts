import { saysAbsent } from '../model/http/absence.js';
import type { ContradictionInit } from '../model/registry.js';
import { isSoon, type Moment, momentOf } from '../model/moment.js';
import { isDrawn, issuedTwice, issueOf } from '../model/issue.js';
import type { Exchange } from '../model/exchange.js';
import type { Client } from './client.js';
import type { CollectionHistory } from './collection.js';
import { TrackedContradiction, type FactsDraft } from './facts.js';
import { isWrongRefusal } from './get.js';
import type { IssuedElsewhere } from './ids.js';
import { standsBefore } from './file-order.js';
import { couldNotTell } from '../model/verdict.js';

const NO_ANSWER = couldNotTell('the answer does not say what became of the request');

/** A write while it is judged. */
export interface Writing {
  readonly facts: FactsDraft;
  readonly collection: CollectionHistory;
  readonly moment: Moment;
}

const uphold = (facts: FactsDraft, init: Omit<ContradictionInit, 'view'>): void => {
  const found = new TrackedContradiction({ ...init, view: 'status' });
  found.resolve('upheld');
  facts.find(found);
};

/** The same request under the same key may lawfully be given the same answer. */
export const isRepeatable = ({ request }: Exchange): boolean =>
  request.headers.has('idempotency-key');

/** Earlier requests that had issued the same. */
export interface Collisions {
  readonly collision: Moment | undefined;
  readonly secretOf: Moment | undefined;
  /** The create of another collection that had issued the same id. */
  readonly elsewhere: IssuedElsewhere | undefined;
}

/** A create: were its id and its secret new? */
export const judgeCreate = (
  facts: FactsDraft,
  exchange: Exchange,
  collisions: Collisions | undefined,
  collection: CollectionHistory,
): void => {
  const status = exchange.response?.status;
  if ((status !== 200 && status !== 201) || isRepeatable(exchange)) return;
  const { clientId, secret } = issueOf(exchange);
  if (secret !== undefined) facts.speak('secret-issued-twice');
  if (secret === '') uphold(facts, emptySecret(momentOf(exchange)));
  if (clientId !== undefined) facts.speak('id-issued-twice');
  const moment = momentOf(exchange);
  const earlier = judgeId({ facts, collection, moment }, clientId, collisions);
  judgeCollisions(facts, moment, earlier, collisions?.secretOf, secret);
};

/** @returns the earlier moment at which a client of this collection had the id already */
const judgeId = (
  { facts, collection, moment }: Writing,
  id: string | undefined,
  collisions: Collisions | undefined,
): Moment | undefined => {
  const client = id === undefined ? undefined : collection.clients.get(id);
  const earlier = collisions?.collision ?? seenBefore(collection, client, id, moment);
  const elsewhere = earlier ? undefined : collisions?.elsewhere;
  if (client && (earlier ?? elsewhere)) client.lost = true;
  if (elsewhere) judgeElsewhere(facts, moment, elsewhere);
  return earlier;
};

/** The read that had shown a client before its creation began. */
const seenBefore = (
  { strangers }: CollectionHistory,
  client: Client | undefined,
  id: string | undefined,
  { start }: Moment,
): Moment | undefined => {
  if (client?.seenBefore) return client.seenBefore;
  const seen = id === undefined ? undefined : strangers.firstSeen(id);
  return seen && seen.end <= start ? seen : undefined;
};

const emptySecret = (moment: Moment): Omit<ContradictionInit, 'view'> => ({
  invariant: 'secret-issued-twice',
  seenInstead: 'nothing',
  seenAt: moment,
  because: moment,
  certain: true,
});

const judgeElsewhere = (
  facts: FactsDraft,
  moment: Moment,
  { moment: earlier, isOfInstitution }: IssuedElsewhere,
): void => {
  uphold(facts, {
    ...issuedTwice('id-issued-twice', earlier, moment, true),
    odd: !isOfInstitution,
  });
};

const judgeCollisions = (
  facts: FactsDraft,
  moment: Moment,
  idOf: Moment | undefined,
  secretOf: Moment | undefined,
  secret = '',
): void => {
  if (idOf) {
    // Two recorders of one connection write down one create twice.
    const certain = moment.own || (idOf.end <= moment.start && standsBefore(idOf, moment));
    uphold(facts, issuedTwice('id-issued-twice', idOf, moment, certain));
  }
  if (secretOf && secretOf.id !== idOf?.id) {
    // When a recording is cleaned, all secrets may be given one text.
    const certain = moment.own || isDrawn(secret);
    uphold(facts, issuedTwice('secret-issued-twice', secretOf, moment, certain));
  }
};

/** An update or a delete: was its client still there, and was the same update answered otherwise before? */
export const judgeWrite = (
  writing: Writing,
  exchange: Exchange,
  id: string,
  limitMs: number,
): void => {
  const { collection, moment } = writing;
  const isUpdate = exchange.request.method === 'PUT';
  const status = exchange.response?.status;
  const client = collection.clients.get(id);
  if (status === 204) (isUpdate ? collection.updates : collection.deletes).did(id, moment.end);
  if (!client || client.lost) return;
  const gone = client.deletedBefore(moment.start, moment);
  if (gone) judgeAfterDelete(writing, gone, exchange, status);
  else if (isUpdate) judgeRepetition(writing, exchange, client, limitMs);
};

const judgeAfterDelete = (
  { facts, moment }: Writing,
  gone: Moment,
  { request, purpose }: Exchange,
  status = 0,
): void => {
  const common = { invariant: 'deleted', seenAt: moment, because: gone } as const;
  if (saysAbsent(status)) facts.speak('deleted');
  else if (status >= 200 && status < 300) {
    const seenInstead = request.method === 'DELETE' ? 'twice' : 'there';
    uphold(facts, { ...common, seenInstead, certain: true });
  } else if (isWrongRefusal(status) && (purpose === 'deleted' || request.method === 'DELETE')) {
    uphold(facts, { ...common, seenInstead: 'other', certain: moment.own });
  } else facts.hide(NO_ANSWER);
};

const MOST_TEXT = 65_536;

/** A PUT that is sent again, with nothing in between (RFC 9110 §9.2.2). */
const judgeRepetition = (
  { facts, moment }: Writing,
  exchange: Exchange,
  client: Client,
  limitMs: number,
): void => {
  const status = exchange.response?.status ?? 0;
  const last = repeated(exchange, moment, client);
  if (last && status >= 200 && status < 300) facts.speak('repeated-update');
  else if (last && (isWrongRefusal(status) || saysAbsent(status))) {
    const init = { invariant: 'repeated-update', seenInstead: 'other', seenAt: moment } as const;
    const certain = (moment.own && last.own) || isSoon(last, moment, limitMs);
    uphold(facts, { ...init, because: last, certain });
  }
  const { text } = exchange.request.body;
  if (status === 204 && text.length <= MOST_TEXT) client.lastUpdate = { moment, text };
};

/** The same update, if it was the last that was done to the client. */
const repeated = (exchange: Exchange, moment: Moment, client: Client): Moment | undefined => {
  const last = client.lastUpdate;
  if (!last || exchange.purpose === 'invalid-body' || isConditional(exchange)) return undefined;
  if (last.text !== exchange.request.body.text || last.moment.end > moment.start) return undefined;
  return isUndisturbed(client, last.moment, moment) ? last.moment : undefined;
};

const isConditional = ({ request }: Exchange): boolean =>
  request.headers.has('if-match') ||
  request.headers.has('if-none-match') ||
  request.headers.has('if-unmodified-since');

const isUndisturbed = (client: Client, since: Moment, until: Moment): boolean =>
  !client.mayBeDeletedBy(until.end) &&
  client.writes.every(
    ({ moment: { id, start, end } }) =>
      id === since.id || id === until.id || end <= since.start || start >= until.end,
  );
