import { defineProbe } from '../model/probe.js';

export default defineProbe({
  id: 'anonymous',
  title: 'A list and a get without credentials, with a random institution, partner and client',
  depth: 'quick',
  mutates: false,
  needs: ['failed-logins'],
  requests: 2,
  sends: { 'GET clients': 1, 'GET client': 1 },
  async run(drive) {
    const about = { method: 'GET', purpose: 'anonymous', authorization: 'none' } as const;
    const collection = drive.unknownCollection();
    await drive.send({ ...about, collection });
    await drive.send({ ...about, collection, clientId: drive.unknownId() });
  },
});
