import { defineProbe, type Drive } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import { list, remove } from './_client.js';

/** Rows DCR-01 to DCR-03 and DCR-06: no provider may register these. */
const mustBeRefused = (mark: string): readonly string[] => [
  `https://example.com/callback/${mark}#fragment`,
  `/callback/${mark}`,
  `https://*.example.com/callback/${mark}`,
  'javascript:alert(1)',
];

/** Rows DCR-04, DCR-08 and INP-07: some providers register these, and had better not. */
const shouldBeRefused = (mark: string): readonly string[] => [
  `http://example.com/callback/${mark}`,
  `https://user@example.com/callback/${mark}`,
  '',
];

const [MUST, SHOULD, LOGOS] = [4, 3, 1];

/** Each comes after a good one: it is not enough to look at the first. */
const register = async (drive: Drive, purpose: Purpose, uri: string): Promise<void> => {
  const { name, redirectUris } = drive.draft('Bad redirect URI');
  await attempt(drive, purpose, { name, redirectUris: [...redirectUris, uri] });
};

const attempt = async (drive: Drive, purpose: Purpose, json: unknown): Promise<void> => {
  const clientId = drive.issued(await drive.create(json, purpose));
  if (clientId !== undefined) await remove(drive, clientId);
};

export default defineProbe({
  id: 'bad-redirect-uris',
  title: 'Creates with redirect URIs that are to be refused, then a list that must not show them',
  depth: 'quick',
  mutates: true,
  serves: ['listClients', 'deleteClient'],
  // What must be refused is not created, so there is nothing to read and to delete.
  requests: MUST + 3 * (SHOULD + LOGOS) + 1,
  async run(drive) {
    for (const uri of mustBeRefused(drive.mark)) await register(drive, 'invalid-body', uri);
    for (const uri of shouldBeRefused(drive.mark)) await register(drive, 'odd-body', uri);
    const logoUri = 'javascript:alert(1)';
    await attempt(drive, 'odd-body', { ...drive.draft('Bad logo'), logoUri });
    await list(drive);
  },
});
