import type { Exchange } from '../model/exchange.js';
import type { Collection } from '../model/operation.js';
import type { ClientMetadata, Drive, ProbeRequest } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import { isGone, isThere, shows } from './_fresh.js';

/** Whether a request was answered with a success. */
export const isDone = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 200 && response.status < 300;

/** Creates a client. @returns its id; without one the probe cannot go on, and stops */
export const create = async (drive: Drive, json: unknown, purpose?: Purpose): Promise<string> =>
  drive.issued(await drive.create(json, purpose)) ?? drive.stop(NO_CLIENT);

const NO_CLIENT = 'the create was not answered with the id of a new client';

/** Answers by which a provider says that there is no room for another client. */
const FULL: ReadonlySet<number> = new Set([400, 403, 409, 413, 422]);

/**
 * Creates a client while others of ours stand: a refusal is a quota, which ends the probe.
 * @param others are deleted then, for the probes that follow need the room
 */
export const createBeside = async (
  drive: Drive,
  others: readonly string[],
  json: unknown,
): Promise<string> => {
  const created = await drive.create(json);
  const clientId = drive.issued(created);
  if (clientId !== undefined) return clientId;
  if (!FULL.has(created.response?.status ?? 0)) return drive.stop(NO_CLIENT);
  for (const other of others) await remove(drive, other);
  return drive.stop('a create was refused while other clients of the run stood', true);
};

/** Reads a client that is there; one that is missing is read again, for an older state may be seen. */
export const get = (drive: Drive, clientId: string): Promise<Exchange> =>
  drive.settled('create', { method: 'GET', purpose: 'valid', clientId }, isThere);

export const list = (drive: Drive): Promise<Exchange> =>
  drive.send({ method: 'GET', purpose: 'valid' });

/** Sends an update, then reads the client until it shows the update, if that was accepted. */
export const updateAndGet = (
  drive: Drive,
  clientId: string,
  json: ClientMetadata,
  purpose: Purpose = 'valid',
): Promise<void> => putAndGet(drive, clientId, { purpose, json }, json);

/**
 * The same of an update of any content.
 * @param shown what must show of it, where it was to be accepted
 */
export const putAndGet = async (
  drive: Drive,
  clientId: string,
  update: Pick<ProbeRequest, 'purpose' | 'json' | 'content'>,
  shown: ClientMetadata,
): Promise<void> => {
  const updated = await drive.send({ ...update, method: 'PUT', clientId });
  if (update.purpose !== 'invalid-body' && isDone(updated))
    await getFresh(drive, 'update', clientId, shown);
  else await get(drive, clientId);
};

/** Reads a client until it shows what was sent. */
export const getFresh = (
  drive: Drive,
  after: 'create' | 'update',
  clientId: string,
  sent: ClientMetadata,
): Promise<Exchange> =>
  drive.settled(after, { method: 'GET', purpose: 'valid', clientId }, shows(sent));

/** Deletes a client; where that was refused it still exists, and the probe stops. */
export const remove = async (
  drive: Drive,
  clientId: string,
  collection: Collection = drive.collection,
): Promise<void> => {
  const answer = await drive.send({ method: 'DELETE', purpose: 'valid', collection, clientId });
  if (!isDone(answer)) drive.stop('the client could not be deleted');
};

/** Reads a deleted client until it is gone. */
export const getGone = (drive: Drive, clientId: string): Promise<Exchange> =>
  drive.settled('delete', { method: 'GET', purpose: 'deleted', clientId }, isGone);
