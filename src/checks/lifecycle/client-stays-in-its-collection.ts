import { notApplicable } from '../../model/verdict.js';
import { create, get, item, list, SENT } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const ELSEWHERE = { partner: 'q' };

export default defineInvariantMonitor({
  id: 'client-stays-in-its-collection',
  invariant: 'elsewhere',
  rows: ['LIF-17'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/parameters',
  title: 'A client is shown in the collection that issued it, and in no other.',
  why: 'Whoever reads the clients of another partner sees what it may not, and can often change them.',
  fix: 'Look a client up by institution, partner and id together, and answer 404 elsewhere.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'collection-is-not-looked-at',
    'get-finds-other-partner',
    'get-finds-other-institution',
    'list-shows-other-partners',
  ],
  silence: notApplicable('it shows no client whose creation was not seen'),
  examples: {
    pass: [
      [create(1), get(2), list(3, [item()])],
      [get(1), get(2, SENT, ELSEWHERE)],
    ],
    fail: [
      [create(1), get(2, SENT, ELSEWHERE)],
      [create(1), list(2, [item()], ELSEWHERE)],
      [create(1), get(2, SENT, { ...ELSEWHERE, purpose: 'unknown-collection' })],
    ],
  },
  explain: ({ init: { view } }) => ({
    expected: view === 'get' ? '404' : 'no client of another collection',
    actual: 'a client that another collection had issued',
  }),
});
