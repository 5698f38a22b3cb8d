import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, miss, OTHER_ID, shown, update } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const claim = update(2, { name: 'New', clientId: OTHER_ID }, { purpose: 'odd-body' });
const renamed = { name: 'New' };

export default defineInvariantMonitor({
  id: 'update-keeps-identity',
  invariant: 'identity',
  rows: ['LIF-08', 'INP-08'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.updateClient,
  title: 'An update never moves a client to another id.',
  why: 'Whoever can move a client to an id of his choice can take the place of another client.',
  fix: 'Take the id from the path alone; ignore or refuse a `clientId` in the body.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: ['update-moves-client'],
  silence: notApplicable('no update claimed another id for the client'),
  examples: {
    pass: [[create(1), claim, get(3, shown(renamed)), list(4, [item(shown(renamed))])]],
    fail: [
      [create(1), claim, miss(3)],
      [create(1), claim, get(3, shown({ ...renamed, clientId: OTHER_ID }))],
      [create(1), claim, get(3, shown(renamed), { clientId: OTHER_ID })],
      [create(1), claim, list(3, [item(shown(renamed), OTHER_ID)])],
    ],
  },
  explain: ({ init: { seenInstead, view } }) => ({
    ...(seenInstead === 'nothing'
      ? {}
      : { at: `response.body${view === 'list' ? '/*' : ''}/clientId` }),
    expected: 'the client under the id that it was created with',
    actual:
      seenInstead === 'nothing'
        ? 'no such client, after an update whose body named another clientId'
        : 'the clientId that the body of an update named',
  }),
});
