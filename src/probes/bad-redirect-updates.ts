import { defineProbe } from '../model/probe.js';
import { mustBeRefused, shouldBeRefused } from './_bad-uris.js';
import { create, get, getFresh, remove } from './_client.js';

const [MUST, SHOULD, LOGOS] = [6, 3, 1];
const CASES = MUST + SHOULD + LOGOS;

export default defineProbe({
  id: 'bad-redirect-updates',
  title: 'Updates with redirect URIs that are to be refused amid good ones, and a get after each',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 3 + 2 * CASES,
  sends: {
    'POST clients': 1,
    'GET client': CASES + 1,
    'PUT client': CASES,
    'DELETE client': 1,
  },
  async run(drive) {
    const metadata = drive.draft('Bad update');
    const { redirectUris } = metadata;
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    const amid = (uri: string) => ({
      ...metadata,
      redirectUris: [...redirectUris, uri, ...redirectUris.map((each) => `${each}/last`)],
    });
    const more = ['data:text/plain,x', 'file:///x'];
    const about = { method: 'PUT', clientId } as const;
    for (const uri of [...mustBeRefused(drive), ...more]) {
      await drive.send({ ...about, purpose: 'invalid-body', json: amid(uri) });
      await get(drive, clientId);
    }
    for (const uri of shouldBeRefused(drive)) {
      await drive.send({ ...about, purpose: 'odd-body', json: amid(uri) });
      await get(drive, clientId);
    }
    const json = { ...metadata, logoUri: 'javascript:alert(1)' };
    await drive.send({ ...about, purpose: 'odd-body', json });
    await get(drive, clientId);
    await remove(drive, clientId);
  },
});
