import { defineProbe } from '../model/probe.js';

export default defineProbe({
  id: 'unknown-ids',
  title: 'Get, update and delete of a random id that names no client',
  depth: 'quick',
  mutates: true,
  requests: 3,
  sends: { 'GET client': 1, 'PUT client': 1, 'DELETE client': 1 },
  async run(drive) {
    const about = { purpose: 'unknown-id', clientId: drive.unknownId() } as const;
    await drive.send({ ...about, method: 'GET' });
    await drive.send({ ...about, method: 'PUT', json: drive.draft('Unknown id') });
    await drive.send({ ...about, method: 'DELETE' });
  },
});
