import { defineProbe } from '../model/probe.js';
import { create, get, getFresh, remove } from './_client.js';

export default defineProbe({
  id: 'empty-update',
  title: 'An update that says nothing, which the document allows',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 5,
  sends: { 'POST clients': 1, 'GET client': 2, 'PUT client': 1, 'DELETE client': 1 },
  async run(drive) {
    const metadata = { ...drive.draft('Empty update'), pkceRequired: true };
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    await drive.send({ method: 'PUT', purpose: 'odd-body', clientId, json: {} });
    await get(drive, clientId);
    await remove(drive, clientId);
  },
});
