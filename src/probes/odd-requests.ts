import { defineProbe } from '../model/probe.js';
import { create, get, getFresh, remove } from './_client.js';

export default defineProbe({
  id: 'odd-requests',
  title: 'A blank for an id, parameters that nobody declared, and further methods',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 12,
  sends: {
    'POST clients': 1,
    'GET client': 6,
    'GET clients': 1,
    'OPTIONS client': 1,
    'OPTIONS clients': 1,
    'POST client': 1,
    'DELETE client': 1,
  },
  async run(drive) {
    const metadata = drive.draft('Odd request');
    const clientId = await create(drive, metadata);
    const { request } = await getFresh(drive, 'create', clientId, metadata);
    const { target } = request;
    const collection = target.slice(0, target.lastIndexOf('/'));
    await drive.send({ method: 'GET', purpose: 'malformed-id', clientId: ' ' });
    const about = { method: 'GET', purpose: 'unsupported' } as const;
    await drive.send({ ...about, clientId, target: `${target}?_method=DELETE&clientId=x` });
    // Elsewhere the client that it makes where it is honoured could not be told from those of others.
    if (drive.loopback) await drive.send({ ...about, target: `${collection}?_method=POST&name=x` });
    const headers = [{ name: 'x-method-override', value: 'DELETE' }];
    await drive.send({ ...about, clientId, headers });
    await get(drive, clientId);
    await drive.send({ ...about, method: 'OPTIONS', clientId });
    await drive.send({ ...about, method: 'OPTIONS' });
    // One client of ours is all that it can hit.
    await drive.send({ ...about, method: 'POST', clientId, json: drive.draft('Odd post') });
    await get(drive, clientId);
    await remove(drive, clientId);
  },
});
