import { defineProbe } from '../model/probe.js';
import { create, remove } from './_client.js';

export default defineProbe({
  id: 'equal-creates',
  title: 'Two creates with an equal body: two clients, or a refusal of the second',
  depth: 'quick',
  mutates: true,
  serves: ['createClient', 'deleteClient'],
  requests: 6,
  sends: { 'POST clients': 2, 'GET client': 2, 'DELETE client': 2 },
  async run(drive) {
    const metadata = drive.draft('Equal');
    const first = await create(drive, metadata);
    const second = drive.issued(await drive.create(metadata, 'odd-body'));
    await remove(drive, first);
    if (second !== undefined && second !== first) await remove(drive, second);
  },
});
