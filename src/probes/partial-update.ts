import { defineProbe } from '../model/probe.js';
import { callbackOf, contactsOf } from '../model/sent-values.js';
import { create, getFresh, remove, updateAndGet } from './_client.js';

export default defineProbe({
  id: 'partial-update',
  title: 'Updates of one member each, of a client that has them all: merged, replaced or refused',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 9,
  sends: { 'POST clients': 1, 'GET client': 4, 'PUT client': 3, 'DELETE client': 1 },
  async run(drive) {
    const metadata = {
      ...drive.draft('Partial update'),
      clientUri: drive.values.clientUris[0] ?? '',
      contacts: contactsOf(drive.values, drive.mark),
      pkceRequired: true,
    };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    const { name } = drive.draft('Partial new');
    await updateAndGet(drive, clientId, { name }, 'odd-body');
    const redirectUris = [`https://${callbackOf(drive.values, drive.mark)}/other`];
    await updateAndGet(drive, clientId, { redirectUris }, 'odd-body');
    await updateAndGet(drive, clientId, { pkceRequired: false }, 'odd-body');
    await remove(drive, clientId);
  },
});
