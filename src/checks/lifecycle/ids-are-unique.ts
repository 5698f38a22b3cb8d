import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, OTHER_ID, remove, SENT } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

export default defineInvariantMonitor({
  id: 'ids-are-unique',
  invariant: 'id-issued-twice',
  rows: ['LIF-05', 'DCR-12'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.createClient,
  title: 'Every create issues an id of its own.',
  why: 'Two clients under one id share their secret and redirect URIs, and one of them is lost.',
  fix: 'Issue a new id for every create, never that of a client that is or was there.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['createClient', 'getClient'],
  },
  faults: ['id-is-issued-twice'],
  silence: notApplicable('it issues no id'),
  examples: {
    pass: [[create(1), create(2, SENT, { clientId: OTHER_ID })]],
    fail: [
      [create(1), create(2)],
      [create(1), remove(2), create(3)],
      [get(1), create(2)],
    ],
  },
  explain: () => ({
    at: 'response.body/client/clientId',
    expected: 'an id that was never issued before',
    actual: 'the id of an earlier client',
  }),
});
