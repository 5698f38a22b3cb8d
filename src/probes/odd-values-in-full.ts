import { defineProbe } from '../model/probe.js';
import { packs, unpacked } from './_packs.js';
import { sendRows, sendsOf } from './_value-rows.js';

/** Rows of values, and packs that may be cut in two. */
const [ROWS, MORE] = [44, 20];

export default defineProbe({
  id: 'odd-values-in-full',
  title:
    'Every other value that a layer may spoil, in each member that may hold it, in both writes',
  depth: 'full',
  mutates: true,
  serves: ['listClients', 'getClient', 'deleteClient'],
  requests: 5 * (ROWS + MORE) + 11,
  sends: sendsOf(ROWS, MORE),
  async run(drive) {
    const rows = unpacked(packs(drive, 'full')).slice(0, ROWS);
    await sendRows(drive, 'Any value', rows, { creates: MORE, updates: MORE });
  },
});
