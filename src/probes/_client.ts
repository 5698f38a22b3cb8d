import type { Exchange } from '../model/exchange.js';
import type { ClientMetadata, Drive } from '../model/probe.js';
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

/** Creates a client while others of ours stand: a refusal is a quota, which ends the probe. */
export const createBeside = async (drive: Drive, json: unknown): Promise<string> => {
  const created = await drive.create(json);
  const clientId = drive.issued(created);
  if (clientId !== undefined) return clientId;
  const isFull = FULL.has(created.response?.status ?? 0);
  return drive.stop(
    isFull ? 'a create was refused while other clients of the run stood' : NO_CLIENT,
    isFull,
  );
};

/** Reads a client that is there; one that is missing is read again, for an older state may be seen. */
export const get = (drive: Drive, clientId: string): Promise<Exchange> =>
  drive.settled('create', { method: 'GET', purpose: 'valid', clientId }, isThere);

export const list = (drive: Drive): Promise<Exchange> =>
  drive.send({ method: 'GET', purpose: 'valid' });

/** Sends an update, then reads the client until it shows the update, if that was accepted. */
export const updateAndGet = async (
  drive: Drive,
  clientId: string,
  json: ClientMetadata,
  purpose: Purpose = 'valid',
): Promise<void> => {
  const updated = await drive.send({ method: 'PUT', purpose, clientId, json });
  if (isDone(updated)) await getFresh(drive, 'update', clientId, json);
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
export const remove = async (drive: Drive, clientId: string): Promise<void> => {
  const answer = await drive.send({ method: 'DELETE', purpose: 'valid', clientId });
  if (!isDone(answer)) drive.stop('the client could not be deleted');
};

/** Reads a deleted client until it is gone. */
export const getGone = (drive: Drive, clientId: string): Promise<Exchange> =>
  drive.settled('delete', { method: 'GET', purpose: 'deleted', clientId }, isGone);
