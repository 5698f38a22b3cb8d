import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, shown, update } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

export default defineInvariantMonitor({
  id: 'list-agrees-with-get',
  invariant: 'list-item',
  rows: ['LIF-03'],
  ledger: 'contract',
  severity: 'warning',
  clause: CLAUSES.listClients,
  title: 'A client in the list is the client that get shows.',
  why: 'Whoever edits what the list shows, and the list shows less or else, loses the rest.',
  fix: 'Render the items of the list and the answer of get by the same code.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['listClients'],
  },
  faults: [
    'list-shortens-name',
    'get-changes-client',
    'create-clears-neighbours-logo',
    'create-elsewhere-clears-contacts',
  ],
  silence: notApplicable('no get has shown a client of the list'),
  examples: {
    pass: [
      [create(1), get(2), list(3, [item()])],
      [create(1), list(2, [item(shown({ name: 'Exa' }))]), get(3, shown({ name: 'Exa' }))],
      [create(1), get(2), update(3, { name: 'New' }), list(4, [item(shown({ name: 'New' }))])],
    ],
    fail: [
      [create(1), get(2), list(3, [item(shown({ name: 'Exa' }))])],
      [create(1), list(2, [item(shown({ name: 'Exa' }))]), get(3)],
      [create(1), list(2, [item(shown({ name: 'Exa' }))])],
      [create(1), get(2), list(3, [item(shown({ logoUri: 'https://app.example.com/logo.png' }))])],
    ],
  },
  explain: (contradiction) => ({
    expected: `${subjectOf(contradiction)} that was sent and that get shows`,
    actual: seenInWords(contradiction),
  }),
});
