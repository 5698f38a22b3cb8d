import { notApplicable } from '../../model/verdict.js';
import { create, get, shown, update } from './_histories.js';
import { defineInvariantMonitor, seenInWords, subjectOf } from './_invariants.js';

export default defineInvariantMonitor({
  id: 'reads-change-nothing',
  invariant: 'read',
  rows: ['HTTP-01'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9110 §9.2.1',
  title: 'Two reads with no write between them show the same client.',
  why: 'Monitoring, caches and retries read freely, for they rely on GET being safe.',
  fix: 'Serve GET from the store and write nothing on the way.',
  looksAt: { parts: ['response.status', 'response.body'], operations: ['getClient'] },
  faults: ['get-changes-client', 'create-elsewhere-clears-contacts'],
  silence: notApplicable('it is not the second of two gets with no write between them'),
  examples: {
    pass: [
      [create(1), get(2), get(3)],
      [
        create(1),
        get(2),
        update(3, { contacts: ['a@example.com'] }),
        get(4, shown({ contacts: ['a@example.com'] })),
      ],
    ],
    fail: [
      [create(1), get(2), get(3, shown({ contacts: [] }))],
      [create(1), get(2), get(3, shown({ tosUri: 'https://app.example.com/tos' }))],
    ],
  },
  explain: (contradiction) => ({
    expected: `${subjectOf(contradiction)} that the get before it showed`,
    actual: seenInWords(contradiction),
  }),
});
