import { defineProbe } from '../model/probe.js';
import { callbackOf, contactsOf } from '../model/sent-values.js';
import { create, getFresh, remove, updateAndGet } from './_client.js';

export default defineProbe({
  id: 'partial-update',
  title: 'Updates of few members, of a client that has them all: merged, replaced or refused',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 7,
  sends: { 'POST clients': 1, 'GET client': 3, 'PUT client': 2, 'DELETE client': 1 },
  async run(drive) {
    const uri = `https://${callbackOf(drive.values, drive.mark)}`;
    // Three, for some providers take no more: a query, and what a slash makes different.
    const redirectUris = [`${uri}?x=1&y=%2F`, `${uri}/`, uri];
    const { name: madeName } = drive.draft('Partial');
    // The name comes last: the order of members says nothing (RFC 8259 §4).
    const metadata = {
      redirectUris,
      clientUri: drive.values.clientUris[0] ?? '',
      contacts: contactsOf(drive.values, drive.mark),
      pkceRequired: true,
      name: madeName,
    };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    const { name } = drive.draft('Partial new');
    await updateAndGet(drive, clientId, { name }, 'odd-body');
    const others = { redirectUris: redirectUris.toReversed(), pkceRequired: false };
    await updateAndGet(drive, clientId, others, 'odd-body');
    await remove(drive, clientId);
  },
});
