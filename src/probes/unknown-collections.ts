import { defineProbe } from '../model/probe.js';
import { create, remove } from './_client.js';

export default defineProbe({
  id: 'unknown-collections',
  title: 'Lists through a random institution and through a random partner, and a get through both',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'deleteClient'],
  requests: 6,
  sends: { 'POST clients': 1, 'GET clients': 2, 'GET client': 2, 'DELETE client': 1 },
  async run(drive) {
    // A provider that overlooks one of the two shows this client where it must not.
    const clientId = await create(drive, drive.draft('Unknown places'));
    const about = { method: 'GET', purpose: 'unknown-collection' } as const;
    const { institution, partner } = drive.unknownCollection();
    await drive.send({ ...about, collection: { ...drive.collection, institution } });
    await drive.send({ ...about, collection: { ...drive.collection, partner } });
    await drive.send({ ...about, collection: { institution, partner }, clientId });
    await remove(drive, clientId);
  },
});
