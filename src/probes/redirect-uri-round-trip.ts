import { defineProbe } from '../model/probe.js';
import { callbackOf } from '../model/sent-values.js';
import { create, getFresh, remove, updateAndGet } from './_client.js';

export default defineProbe({
  id: 'redirect-uri-round-trip',
  title: 'Redirect URIs come back byte for byte and in order, after a create and after an update',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 5,
  sends: { 'POST clients': 1, 'GET client': 2, 'PUT client': 1, 'DELETE client': 1 },
  async run(drive) {
    const uri = `https://${callbackOf(drive.values, drive.mark)}`;
    // Three, for some providers take no more: a query, and what a slash makes different.
    const redirectUris = [`${uri}?x=1&y=%2F`, `${uri}/`, uri];
    const metadata = { ...drive.draft('Redirect URIs'), redirectUris };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    const reversed = { ...metadata, redirectUris: redirectUris.toReversed() };
    await updateAndGet(drive, clientId, reversed);
    await remove(drive, clientId);
  },
});
