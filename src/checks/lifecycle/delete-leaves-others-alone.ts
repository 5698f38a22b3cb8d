import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { EXAMPLE_ID } from '../_examples.js';
import { create, get, item, list, miss, OTHER_ID, remove, SENT } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

const two = [create(1), create(2, SENT, { clientId: OTHER_ID })];
const other = get(3, SENT, { clientId: OTHER_ID });
const gone = remove(4, { clientId: EXAMPLE_ID });

export default defineInvariantMonitor({
  id: 'delete-leaves-others-alone',
  invariant: 'neighbour-deleted',
  rows: ['LIF-10', 'LIF-11'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.deleteClient,
  title: 'A delete removes no other client.',
  why: 'A client that goes with another one takes the logins of its users with it.',
  fix: 'Limit the delete to the client that the path names.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: ['delete-takes-neighbour'],
  silence: notApplicable('no other client had been deleted'),
  examples: {
    pass: [[...two, other, gone, get(5, SENT, { clientId: OTHER_ID })]],
    fail: [
      [...two, other, gone, miss(5, { clientId: OTHER_ID })],
      [...two, list(3, [item(), item(SENT, OTHER_ID)]), gone, list(5, [])],
    ],
  },
  explain: (contradiction) => ({
    expected: `${subjectOf(contradiction)}, for only another one had been deleted`,
    actual: seenInWords(contradiction),
  }),
});
