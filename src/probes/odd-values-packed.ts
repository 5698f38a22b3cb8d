import { defineProbe } from '../model/probe.js';
import { packed, packs } from './_packs.js';
import { sendRows, sendsOf } from './_value-rows.js';

/** Rows of values, and packs that may be cut in two. */
const [ROWS, MORE] = [10, 10];

export default defineProbe({
  id: 'odd-values-packed',
  title: 'Every value that may stand in a list or a text with others, created and updated',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['listClients', 'getClient', 'deleteClient'],
  requests: 5 * (ROWS + MORE) + 3,
  sends: sendsOf(ROWS, MORE),
  async run(drive) {
    const rows = packed(packs(drive, 'full')).slice(0, ROWS);
    await sendRows(drive, 'Many values', rows, { creates: MORE, updates: MORE });
  },
});
