import { defineProbe, type Drive } from '../model/probe.js';
import { create, get, getFresh, isDone, remove } from './_client.js';
import { isThere } from './_fresh.js';
import { whole } from './_whole.js';

/** Null and an empty value, of each kind of member, and never of the same one twice in a row: the next update restores it. */
const IN_UPDATES: readonly object[] = [
  { logoUri: null },
  { contacts: null },
  { pkceRequired: null },
  { clientUri: '' },
  { contacts: [] },
];
const IN_CREATES: readonly object[] = [
  { logoUri: null },
  { contacts: null },
  { pkceRequired: null },
  { clientUri: '' },
];

const createWith = async (drive: Drive, value: object): Promise<void> => {
  const json = { ...whole(drive, 'Null created'), ...value };
  const clientId = drive.issued(await drive.create(json, 'odd-body'));
  if (clientId === undefined) return;
  await drive.settled('create', { method: 'GET', purpose: 'valid', clientId }, isThere);
  await remove(drive, clientId);
};

/** Whole but for the one value: a provider that replaces keeps no member that is not sent. */
const updateWith = async (drive: Drive, clientId: string, value: object): Promise<void> => {
  const json = { ...whole(drive, 'Null updated'), ...value };
  const about = { purpose: 'odd-body', clientId } as const;
  const updated = await drive.send({ ...about, method: 'PUT', json });
  if (isDone(updated)) await getFresh(drive, 'update', clientId, { name: json.name });
  else await get(drive, clientId);
};

const [UPDATES, CREATES] = [IN_UPDATES.length, IN_CREATES.length];

export default defineProbe({
  id: 'empty-values',
  title: 'Null, an empty text and an empty list for each kind of member, in both writes',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 3 * CREATES + 2 * UPDATES + 3,
  sends: {
    'POST clients': CREATES + 1,
    'GET client': CREATES + UPDATES + 1,
    'PUT client': UPDATES,
    'DELETE client': CREATES + 1,
  },
  async run(drive) {
    for (const value of IN_CREATES) await createWith(drive, value);
    const metadata = whole(drive, 'Null update');
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    for (const value of IN_UPDATES) await updateWith(drive, clientId, value);
    await remove(drive, clientId);
  },
});
