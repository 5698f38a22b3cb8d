import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { EXAMPLE_ID } from '../_examples.js';
import { create, get, OTHER_ID, SENT, shown, update } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

const two = [create(1), create(2, SENT, { clientId: OTHER_ID })];
const rename = update(4, { name: 'New name' }, { clientId: EXAMPLE_ID });

export default defineInvariantMonitor({
  id: 'update-leaves-others-alone',
  invariant: 'neighbour-updated',
  rows: ['LIF-06'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.updateClient,
  title: 'A write to one client changes no other.',
  why: 'A partner that edits one client must not break the logins of another.',
  fix: 'Limit the update to the client that the path names.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'delete-clears-neighbours-terms',
    'update-renames-neighbour',
    'update-sets-neighbours-logo',
    'repeated-update-unsets-neighbours-flag',
    'refused-create-renames-newest',
  ],
  silence: notApplicable('no other client had been written to'),
  examples: {
    pass: [
      [...two, get(3, SENT, { clientId: OTHER_ID }), rename, get(5, SENT, { clientId: OTHER_ID })],
    ],
    fail: [
      [...two, rename, get(5, shown({ name: 'New name' }), { clientId: OTHER_ID })],
      [
        ...two,
        get(3, SENT, { clientId: OTHER_ID }),
        rename,
        get(5, shown({ contacts: [] }), { clientId: OTHER_ID }),
      ],
    ],
  },
  explain: (contradiction) => ({
    expected: `${subjectOf(contradiction)} as it was before another client was written to`,
    actual: seenInWords(contradiction),
  }),
});
