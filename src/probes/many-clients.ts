import { defineProbe, type Drive, type ProbeScope } from '../model/probe.js';
import { create, createBeside, getFresh, remove } from './_client.js';

/** How many stand at once: more than the sizes that pages of lists have. Beyond this machine a tenant pays for them. */
const countIn = ({ loopback, depth }: Pick<ProbeScope, 'loopback' | 'depth'>): number => {
  if (!loopback) return 25;
  return depth === 'full' ? 101 : 30;
};

const sendsFor = (count: number) => ({
  'POST clients': count,
  // Of what the list does not show, each is read before it is deleted.
  'GET client': count + 1,
  'GET clients': 2,
  'DELETE client': count,
});

/** Whether all stand in the list, and each once. */
const areAllIn =
  (clientIds: readonly string[]) =>
  (listed: readonly string[]): boolean => {
    const ids = new Set(listed);
    return ids.size === listed.length && clientIds.every((clientId) => ids.has(clientId));
  };

const createMany = async (drive: Drive, count: number): Promise<readonly string[]> => {
  const clientIds = [await create(drive, drive.draft('Of many'))];
  while (clientIds.length < count)
    clientIds.push(await createBeside(drive, clientIds, drive.draft('Of many')));
  return clientIds;
};

export default defineProbe({
  id: 'many-clients',
  title: 'More clients at once than a page of a list usually has: each is listed, and once',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'deleteClient'],
  requests: 3 * 101 + 3,
  sends: sendsFor(101),
  sendsIn: (scope) => sendsFor(countIn(scope)),
  async run(drive) {
    const clientIds = await createMany(drive, countIn(drive) - 1);
    const last = drive.draft('Of many');
    const lastId = await createBeside(drive, clientIds, last);
    const all = [...clientIds, lastId];
    await drive.settledList('create', areAllIn(all));
    await getFresh(drive, 'create', lastId, last);
    for (const clientId of all) await remove(drive, clientId);
  },
});
