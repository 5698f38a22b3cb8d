import type { Contradiction } from '../../model/registry.js';
import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, miss, remove, update } from './_histories.js';
import { defineInvariantMonitor, type Explanation } from './_invariants.js';

const explain = ({ init: { seenInstead, view } }: Contradiction): Explanation => {
  if (view === 'list') {
    return { expected: 'no deleted client', actual: 'a client that had been deleted' };
  }
  const expected = '404, for the client had been deleted';
  if (seenInstead === 'other') return { expected, actual: 'another client error' };
  // Idempotent and harmless, but not what the document says (LIF-12).
  if (seenInstead === 'twice') return { expected, actual: 'a second 204', severity: 'warning' };
  return { expected, actual: view === 'get' ? 'the client that had been deleted' : 'a success' };
};

export default defineInvariantMonitor({
  id: 'deleted-stays-deleted',
  invariant: 'deleted',
  rows: ['LIF-10', 'LIF-11', 'LIF-12', 'LIF-13', 'HTTP-03'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.deleteClient,
  title: 'A client that was deleted is gone: from get, from the list, and for every later request.',
  why: 'A client that survives its deletion keeps its secret and its redirect URIs in force.',
  fix: 'Remove the client before answering the delete, and answer 404 for its id from then on.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['getClient', 'listClients', 'updateClient', 'deleteClient'],
  },
  faults: [
    'delete-is-not-applied',
    'deleted-is-still-listed',
    'update-recreates-deleted',
    'second-delete-answers-204',
  ],
  silence: notApplicable('it is not about a client that was deleted'),
  examples: {
    pass: [
      [create(1), remove(2), miss(3), list(4, []), update(5, {}, { status: 404 })],
      [create(1), remove(2), remove(3, { status: 404 })],
      // More precise than 404, and a gap of the document only.
      [create(1), remove(2), miss(3, { status: 410 }), remove(4, { status: 410 })],
      [create(1), remove(2), get(2), remove(2)],
    ],
    fail: [
      [create(1), remove(2), get(3)],
      [create(1), remove(2), list(3, [item()])],
      [create(1), remove(2), update(3, { name: 'New' })],
      [create(1), remove(2), remove(3)],
      [create(1), remove(2), get(3), miss(4)],
      [create(1), remove(2), miss(3, { status: 400 })],
    ],
  },
  explain,
});
