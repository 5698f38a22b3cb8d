import { defineProbe } from '../model/probe.js';
import { create, getGone, remove, updateAndGet } from './_client.js';
import { isThere, lacks, lists, listsNamed } from './_fresh.js';

const LIST = { method: 'GET', purpose: 'valid' } as const;

export default defineProbe({
  id: 'two-clients',
  title: 'Two clients side by side: what is done to one leaves the other as it is',
  depth: 'quick',
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 12,
  sends: {
    'POST clients': 2,
    'GET clients': 3,
    'PUT client': 1,
    'GET client': 4,
    'DELETE client': 2,
  },
  async run(drive) {
    const first = await create(drive, drive.draft('First of two'));
    const second = await create(drive, drive.draft('Second of two'));
    if (second === first) drive.stop('both creates were answered with the same id');
    await drive.settled('create', LIST, lists(first, second));

    const updated = drive.draft('First new');
    await updateAndGet(drive, first, updated);
    await drive.settled('update', { ...LIST, clientId: second }, isThere);
    await drive.settled('update', LIST, listsNamed(first, updated.name));

    await remove(drive, first);
    await getGone(drive, first);
    const other = await drive.settled('delete', { ...LIST, clientId: second }, isThere);
    await drive.settled('delete', LIST, lacks(first));
    if (isThere(other)) await remove(drive, second);
  },
});
