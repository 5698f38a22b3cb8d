import { defineProbe, type Drive } from '../model/probe.js';
import { create, getGone, remove, updateAndGet } from './_client.js';
import { isThere, lacks, lists, listsNamed } from './_fresh.js';

const LIST = { method: 'GET', purpose: 'valid' } as const;

/** A provider that overlooks one of the two shows clients where it must not. */
const readElsewhere = async (drive: Drive, clientId: string): Promise<void> => {
  const about = { method: 'GET', purpose: 'unknown-collection' } as const;
  const { institution, partner } = drive.unknownCollection();
  await drive.send({ ...about, collection: { ...drive.collection, institution } });
  await drive.send({ ...about, collection: { ...drive.collection, partner } });
  await drive.send({ ...about, collection: { institution, partner }, clientId });
};

export default defineProbe({
  id: 'two-clients',
  title: 'Two clients out of equal bodies: what is done to one leaves the other as it is',
  depth: 'quick',
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 16,
  sends: {
    'POST clients': 3,
    'GET clients': 5,
    'PUT client': 1,
    'GET client': 5,
    'DELETE client': 2,
  },
  async run(drive) {
    const metadata = drive.draft('Equal');
    const first = await create(drive, metadata);
    const equal = drive.issued(await drive.create(metadata, 'odd-body'));
    const second = equal ?? (await create(drive, drive.draft('Second of two')));
    if (second === first) drive.stop('both creates were answered with the same id');
    await drive.settled('create', LIST, lists(first, second));
    await readElsewhere(drive, first);

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
