import { defineProbe } from '../model/probe.js';
import { list } from './_client.js';

export default defineProbe({
  id: 'anonymous',
  title: 'A list and a get without credentials, with a random institution, partner and client',
  depth: 'quick',
  mutates: false,
  needs: ['failed-logins', 'no-writes'],
  comesLast: true,
  serves: ['listClients'],
  requests: 4,
  sends: { 'GET clients': 3, 'GET client': 1 },
  async run(drive) {
    const about = { method: 'GET', purpose: 'anonymous', authorization: 'none' } as const;
    const collection = drive.unknownCollection();
    await list(drive);
    await drive.send({ ...about, collection });
    await list(drive);
    await drive.send({ ...about, collection, clientId: drive.unknownId() });
  },
});
