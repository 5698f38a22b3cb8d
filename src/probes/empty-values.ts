import { defineProbe, type Drive } from '../model/probe.js';
import { attemptOdd } from './_attempt.js';
import { create, getFresh, putAndGet, remove } from './_client.js';
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

/** Whole but for the one value: a provider that replaces keeps no member that is not sent. */
const updateWith = async (drive: Drive, clientId: string, value: object): Promise<void> => {
  const json = { ...whole(drive, 'Null updated'), ...value };
  await putAndGet(drive, clientId, { purpose: 'odd-body', json }, { name: json.name });
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
    for (const value of IN_CREATES)
      await attemptOdd(drive, { json: { ...whole(drive, 'Null created'), ...value } });
    const metadata = whole(drive, 'Null update');
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    for (const value of IN_UPDATES) await updateWith(drive, clientId, value);
    await remove(drive, clientId);
  },
});
