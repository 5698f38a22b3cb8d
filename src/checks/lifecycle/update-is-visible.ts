import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, shown, update } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

export default defineInvariantMonitor({
  id: 'update-is-visible',
  invariant: 'updated',
  rows: ['LIF-06'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.updateClient,
  title: 'What an update sent is what is read afterwards.',
  why: 'A redirect URI or a name that was changed with success must be in force, or logins fail or go astray.',
  fix: 'Answer an update only when get and list show it.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: ['update-is-not-applied', 'update-shows-late', 'get-without-name'],
  silence: notApplicable('it shows nothing that an update sent'),
  examples: {
    pass: [
      [create(1), update(2, { name: 'New' }), get(3, shown({ name: 'New' }))],
      [create(1), update(2, { name: 'New' }), get(3, { name: 'New' })],
      [create(1), update(2, { name: 'New' }), get(2)],
    ],
    fail: [
      [create(1), update(2, { name: 'New' }), get(3)],
      [create(1), update(2, { name: 'New' }), get(3, shown({ name: 'Odd' }))],
      [create(1), update(2, { name: 'New' }), get(3), get(4, shown({ name: 'New' }))],
      [create(1), update(2, { name: 'New' }), list(3, [item()])],
    ],
  },
  explain: (contradiction) => ({
    expected: `${subjectOf(contradiction)} that the update sent`,
    actual: seenInWords(contradiction),
  }),
});
