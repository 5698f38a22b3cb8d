import { defineProbe } from '../model/probe.js';
import { list, remove } from './_client.js';
import { packs } from './_packs.js';
import { ValueTrial } from './_value-trial.js';

/** Rows of values, clients that stand together, and packs that may be cut in two. */
const [ROWS, TOGETHER, MORE] = [48, 4, 24];

export default defineProbe({
  id: 'odd-values-in-full',
  title: 'Every value that a layer may spoil, in each member that may hold it, created and updated',
  depth: 'full',
  mutates: true,
  serves: ['listClients', 'getClient', 'deleteClient'],
  requests: 5 * (ROWS + MORE) + ROWS / TOGETHER,
  sends: {
    'POST clients': ROWS + MORE,
    'PUT client': ROWS + MORE,
    'GET client': 2 * (ROWS + MORE),
    'DELETE client': ROWS + MORE,
    'GET clients': ROWS / TOGETHER,
  },
  async run(drive) {
    const trial = new ValueTrial(drive, 'Any value', { creates: MORE, updates: MORE });
    const rows = packs(drive, 'full').slice(0, ROWS);
    for (let start = 0; start < rows.length; start += TOGETHER) {
      const standing: string[] = [];
      for (const row of rows.slice(start, start + TOGETHER)) {
        const clientId = await trial.create(row);
        if (clientId !== undefined) standing.push(clientId);
      }
      if (standing.length > 0) await list(drive);
      for (const [index, clientId] of standing.entries()) {
        const row = rows[(start + index + TOGETHER) % rows.length];
        if (row) await trial.update(clientId, row);
        await remove(drive, clientId);
      }
    }
  },
});
