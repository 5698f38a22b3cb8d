import { defineProbe, type Drive } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import { mustBeRefused, shouldBeRefused } from './_bad-uris.js';
import { remove } from './_client.js';

const [MUST, SHOULD, LOGOS] = [4, 3, 1];

/** Each comes after a good one: it is not enough to look at the first. */
const register = async (drive: Drive, purpose: Purpose, uri: string): Promise<void> => {
  const draft = drive.draft('Bad redirect URI');
  await attempt(drive, purpose, { ...draft, redirectUris: [...draft.redirectUris, uri] });
};

const attempt = async (drive: Drive, purpose: Purpose, json: unknown): Promise<void> => {
  const clientId = drive.issued(await drive.create(json, purpose));
  if (clientId !== undefined) await remove(drive, clientId);
};

export default defineProbe({
  id: 'bad-redirect-uris',
  title: 'Creates with redirect URIs that are to be refused',
  depth: 'quick',
  mutates: true,
  serves: ['deleteClient'],
  // What must be refused is not created, so there is nothing to read and to delete.
  requests: MUST + 3 * (SHOULD + LOGOS),
  sends: { 'POST clients': 8, 'GET client': 4, 'DELETE client': 4 },
  async run(drive) {
    for (const uri of mustBeRefused(drive)) await register(drive, 'invalid-body', uri);
    for (const uri of shouldBeRefused(drive)) await register(drive, 'odd-body', uri);
    const logoUri = 'javascript:alert(1)';
    await attempt(drive, 'odd-body', { ...drive.draft('Bad logo'), logoUri });
  },
});
