import { defineProbe, type Drive } from '../model/probe.js';
import { create, createBeside, getFresh, isDone, remove } from './_client.js';
import { isThere, lacks, lists, listsAs } from './_fresh.js';
import { changed, whole } from './_whole.js';

const LIST = { method: 'GET', purpose: 'valid' } as const;

/** A provider that overlooks one of the two shows clients where it must not. */
const readElsewhere = async (drive: Drive, clientId: string): Promise<void> => {
  const about = { method: 'GET', purpose: 'unknown-collection' } as const;
  const { institution, partner } = drive.unknownCollection();
  await drive.send({ ...about, collection: { ...drive.collection, institution } });
  await drive.send({ ...about, collection: { ...drive.collection, partner } });
  await drive.send({ ...about, collection: { institution, partner }, clientId });
};

/** Three in a row: the first two out of equal bodies, if that is allowed, the third with what is required alone. */
const createThree = async (drive: Drive): Promise<readonly [string, string, string]> => {
  const metadata = whole(drive, 'Equal');
  const first = await create(drive, metadata);
  const equal = drive.issued(await drive.create(metadata, 'odd-body'));
  const second = equal ?? (await createBeside(drive, whole(drive, 'In the middle')));
  if (second === first) drive.stop('both creates were answered with the same id');
  return [first, second, await createBeside(drive, drive.draft('The third'))];
};

/** A name that was given back; a provider may keep it all the same. */
const createAgain = async (drive: Drive, name: string): Promise<string | undefined> => {
  const draft = { ...drive.draft('Again'), name };
  const clientId = drive.issued(await drive.create(draft, 'odd-body'));
  if (clientId !== undefined) await getFresh(drive, 'create', clientId, draft);
  return clientId;
};

export default defineProbe({
  id: 'neighbours',
  title: 'Three clients in a row: what is done to the middle one leaves the others as they are',
  depth: 'quick',
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 21,
  sends: {
    'POST clients': 5,
    'GET clients': 5,
    'PUT client': 2,
    'GET client': 5,
    'DELETE client': 4,
  },
  async run(drive) {
    const [first, second, third] = await createThree(drive);
    await drive.settled('create', LIST, lists(first, second, third));
    await readElsewhere(drive, first);
    // Shown as it should be, it shows what an update of another does to it.
    await drive.send({ method: 'GET', purpose: 'valid', clientId: first });

    const about = { method: 'PUT', purpose: 'valid', clientId: second } as const;
    await drive.send({ ...about, json: whole(drive, 'Middle new') });
    const updated = changed(drive, 'Middle newer');
    if (isDone(await drive.send({ ...about, json: updated })))
      await getFresh(drive, 'update', second, updated);
    await drive.settled('update', LIST, listsAs(second, updated));

    await remove(drive, second);
    const other = await drive.settled('delete', { ...LIST, clientId: first }, isThere);
    const isLeft = lists(third);
    const isDeleted = lacks(second);
    const left = await drive.settled('delete', LIST, (it) => isDeleted(it) && isLeft(it));
    const again = await createAgain(drive, updated.name);
    if (again !== undefined) await remove(drive, again);
    if (isThere(other)) await remove(drive, first);
    if (isLeft(left)) await remove(drive, third);
  },
});
