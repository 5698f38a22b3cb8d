import { defineProbe } from '../model/probe.js';

export default defineProbe({
  id: 'anonymous-writes',
  title: 'A create, an update and a deletion without credentials, with random ids',
  depth: 'quick',
  mutates: true,
  // Elsewhere each is a failed login, and a provider that accepts one would keep what it made.
  needs: ['loopback'],
  requests: 3,
  sends: { 'POST clients': 1, 'PUT client': 1, 'DELETE client': 1 },
  async run(drive) {
    const collection = drive.unknownCollection();
    const about = { purpose: 'anonymous', authorization: 'none', collection } as const;
    const clientId = drive.unknownId();
    const json = drive.draft('Anonymous');
    await drive.send({ ...about, method: 'POST', json });
    await drive.send({ ...about, method: 'PUT', clientId, json });
    await drive.send({ ...about, method: 'DELETE', clientId });
  },
});
