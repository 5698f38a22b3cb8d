import type { ClientMetadata, Drive, ProbeRequest } from '../model/probe.js';
import { get, getFresh, remove } from './_client.js';

/** Creates a client that a provider may refuse; where it did not, reads it until it shows what was sent, and deletes it. */
export const attempt = async (drive: Drive, metadata: ClientMetadata): Promise<void> => {
  const clientId = drive.issued(await drive.create(metadata, 'odd-body'));
  if (clientId === undefined) return;
  await getFresh(drive, 'create', clientId, metadata);
  await remove(drive, clientId);
};

export type OddContent = Pick<ProbeRequest, 'json' | 'content'>;

/**
 * The same of what a provider need not show as it was sent.
 * @param isRead what is stored is of interest too, not the status alone
 * @param next what is done with a client that was made, before it is deleted
 * @returns whether a client was made
 */
export const attemptOdd = async (
  drive: Drive,
  content: OddContent,
  isRead = true,
  next?: (clientId: string) => Promise<void>,
): Promise<boolean> => {
  const made = await drive.send({ ...content, method: 'POST', purpose: 'odd-body' });
  const clientId = drive.issued(made);
  if (clientId === undefined) return false;
  if (isRead) await get(drive, clientId);
  await next?.(clientId);
  await remove(drive, clientId);
  return true;
};
