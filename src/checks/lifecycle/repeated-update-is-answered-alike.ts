import { notApplicable } from '../../model/verdict.js';
import { create, get, remove, shown, update } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const renamed = update(2, { name: 'New' });

export default defineInvariantMonitor({
  id: 'repeated-update-is-answered-alike',
  invariant: 'repeated-update',
  rows: ['HTTP-02'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9110 §9.2.2',
  title: 'The same update, sent again, succeeds again.',
  why: 'A caller whose connection broke sends a PUT again, and takes a refusal for a failure of the first one.',
  fix: 'Accept an update that changes nothing.',
  looksAt: { parts: ['request.body', 'response.status'], operations: ['updateClient'] },
  faults: ['repeated-update-is-refused'],
  silence: notApplicable('it does not repeat the update before it'),
  examples: {
    pass: [
      [create(1), renamed, update(3, { name: 'New' }), get(4, shown({ name: 'New' }))],
      [create(1), renamed, remove(3), update(4, { name: 'New' }, { status: 404 })],
    ],
    fail: [
      [create(1), renamed, update(3, { name: 'New' }, { status: 409 })],
      [create(1), renamed, update(3, { name: 'New' }, { status: 404 })],
    ],
  },
  explain: () => ({
    expected: 'the success that the same update had before',
    actual: 'a client error',
  }),
});
