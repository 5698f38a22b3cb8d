import type { ClientMetadata, Drive } from '../model/probe.js';
import { getFresh, remove } from './_client.js';

/** Creates a client that a provider may refuse; where it did not, reads it until it shows what was sent, and deletes it. */
export const attempt = async (drive: Drive, metadata: ClientMetadata): Promise<void> => {
  const clientId = drive.issued(await drive.create(metadata, 'odd-body'));
  if (clientId === undefined) return;
  await getFresh(drive, 'create', clientId, metadata);
  await remove(drive, clientId);
};
