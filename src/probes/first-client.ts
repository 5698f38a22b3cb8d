import { defineProbe } from '../model/probe.js';
import { create, getFresh, remove } from './_client.js';

export default defineProbe({
  id: 'first-client',
  title: 'One client is created, read and deleted before any other is created',
  depth: 'quick',
  mutates: true,
  leads: 'stand-in',
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 3,
  sends: { 'POST clients': 1, 'GET client': 1, 'DELETE client': 1 },
  async run(drive) {
    const metadata = drive.draft('First client');
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    await remove(drive, clientId);
  },
});
