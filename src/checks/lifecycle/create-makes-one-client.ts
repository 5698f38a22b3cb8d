import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, item, list, OTHER_ID, SENT } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const marked = { ...SENT, name: 'Example pcc-0123456789abcdef' };

export default defineInvariantMonitor({
  id: 'create-makes-one-client',
  invariant: 'made-twice',
  rows: ['LIF-02'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.createClient,
  title: 'One create makes one client.',
  why: 'Nobody is told of the second one: it can log in, and nobody will ever delete it.',
  fix: 'Store a client once, and give a retry within the server the id of the first try.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['listClients'],
  },
  faults: ['create-makes-two'],
  silence: notApplicable('no create of a name of its own had been answered'),
  examples: {
    pass: [
      [list(1, []), create(2, marked), list(3, [item(marked)])],
      [list(1, [item(marked, OTHER_ID)]), create(2, marked), list(3, [item(marked)])],
    ],
    fail: [[list(1, []), create(2, marked), list(3, [item(marked), item(marked, OTHER_ID)])]],
  },
  explain: () => ({
    expected: 'one client of a name that one create sent',
    actual: 'another client of that name, with an id that nobody was told',
  }),
});
