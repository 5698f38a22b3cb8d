import { defineMonitor } from '../../model/check.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, shown, update } from './_histories.js';
import { PartialUpdates } from './_partial-updates.js';
import { PIN_FIX, PIN_WHY } from './_pins.js';

const renamed = update(3, { name: 'New' });

export default defineMonitor({
  id: 'partial-update-stays-as-pinned',
  rows: ['LIF-07'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.updateClient,
  title:
    'An update treats the members that it does not send as it is pinned: keeps, clears or refuses.',
  why: PIN_WHY,
  fix: PIN_FIX,
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'updateClient'],
  },
  faults: ['partial-update-clears-arrays', 'partial-update-replaces'],
  examples: {
    pass: [
      [create(1), get(2), renamed, get(4, shown({ name: 'New' }))],
      [create(1), get(2), renamed, get(4)],
    ],
    fail: [
      [create(1), get(2), renamed, get(4, { name: 'New' })],
      [create(1), renamed, get(4, { name: 'New' })],
      [create(1), get(2), renamed, get(4, shown({ name: 'New', contacts: [] }))],
      [create(1), get(2), update(3, { name: 'New' }, { status: 422 })],
    ],
    pins: { put: 'merge' },
  },
  start: (context, settle) => new PartialUpdates(context, settle),
});
