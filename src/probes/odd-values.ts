import { defineProbe } from '../model/probe.js';
import { create, list, remove } from './_client.js';
import type { Atom } from './_odd-value.js';
import { packs } from './_packs.js';
import { ValueTrial } from './_value-trial.js';

/**
 * A character beyond the basic plane, for the update of redirect URIs: what carries the mark may be odd in two
 * members there, for a read has shown the mark.
 */
const BEYOND: Atom = { field: 'name', text: '\u{1F511} x' };

const [CLIENTS, UPDATES, CREATES_MORE, UPDATES_MORE] = [3, 8, 5, 5];

export default defineProbe({
  id: 'odd-values',
  title: 'Values that layers on the way to a store may spoil, many in a request: kept, or refused',
  depth: 'quick',
  mutates: true,
  serves: ['listClients', 'getClient', 'deleteClient'],
  requests: 3 * (CLIENTS + CREATES_MORE) + 2 * (UPDATES + UPDATES_MORE) + 2,
  sends: {
    'POST clients': CLIENTS + CREATES_MORE + 1,
    'PUT client': UPDATES + UPDATES_MORE,
    'GET client': CLIENTS + CREATES_MORE + UPDATES + UPDATES_MORE,
    'DELETE client': CLIENTS + CREATES_MORE,
    'GET clients': 1,
  },
  async run(drive) {
    const trial = new ValueTrial(drive, 'Odd value', {
      creates: CREATES_MORE,
      updates: UPDATES_MORE,
    });
    const rows = packs(drive, 'quick');
    const standing: string[] = [];
    for (const row of rows.slice(0, CLIENTS)) {
      const clientId = await trial.create(row);
      if (clientId !== undefined) standing.push(clientId);
    }
    await list(drive);
    if (standing.length === 0) standing.push(await create(drive, drive.draft('Plain value')));
    // In turn: of a client that is updated too often the judge forgets what it was like.
    const [first = [], ...others] = rows.slice(CLIENTS);
    for (const [index, row] of [[...first, BEYOND], ...others].entries()) {
      const clientId = standing[index % standing.length];
      if (clientId !== undefined) await trial.update(clientId, row);
    }
    for (const clientId of standing) await remove(drive, clientId);
  },
});
