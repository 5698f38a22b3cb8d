import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, item, list, SENT, shown, update } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const claim = { institutionId: 'another-institution' };
const claims = create(1, { ...SENT, ...claim }, { purpose: 'odd-body' });

export default defineInvariantMonitor({
  id: 'claimed-identity-is-not-kept',
  invariant: 'claimed',
  rows: ['INP-08', 'DCR-18'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.createClient,
  title: 'A caller cannot set the institution or the secret of a client.',
  why: 'A member that the document does not know must not become state, least of all one that decides who may do what.',
  fix: 'Store declared members only.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: ['claimed-institution-is-kept'],
  silence: notApplicable('no write claimed an institution or a secret for the client'),
  examples: {
    pass: [[claims, get(2), list(3, [item()])]],
    fail: [
      [claims, get(2, shown(claim))],
      [claims, list(2, [item(shown(claim))])],
      [
        create(1),
        update(2, { clientSecret: 'chosen-by-caller' }),
        get(3, shown({ clientSecret: 'chosen-by-caller' })),
      ],
    ],
  },
  explain: () => ({
    at: 'response.body',
    expected: 'no identity that the caller claimed',
    actual: 'the institution or the secret that the caller sent',
  }),
});
