import { defineProbe } from '../model/probe.js';
import { create, getFresh, remove, updateAndGet } from './_client.js';

export default defineProbe({
  id: 'partial-update',
  title: 'Updates of one member each, of a client that has them all: merged, replaced or refused',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 9,
  async run(drive) {
    const metadata = {
      ...drive.draft('Partial update'),
      clientUri: 'https://example.com/',
      contacts: [`${drive.mark}@example.com`],
      pkceRequired: true,
    };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    const { name } = drive.draft('Partial update, renamed');
    await updateAndGet(drive, clientId, { name }, 'odd-body');
    const redirectUris = [`https://example.com/callback/${drive.mark}/other`];
    await updateAndGet(drive, clientId, { redirectUris }, 'odd-body');
    await updateAndGet(drive, clientId, { pkceRequired: false }, 'odd-body');
    await remove(drive, clientId);
  },
});
