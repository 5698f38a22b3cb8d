import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, OTHER_ID, SENT, shown } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const { name, redirectUris } = SENT;
const bare = { name, redirectUris };
const contacts = ['pcc-0123456789abcdef@example.com'];
const first = create(1, { ...bare, contacts }, { clientId: OTHER_ID });

export default defineInvariantMonitor({
  id: 'new-client-is-its-own',
  invariant: 'borrowed',
  rows: ['LIF-01'],
  ledger: 'contract',
  severity: 'error',
  clause: CLAUSES.createClient,
  title: 'A new client shows nothing that was sent for another one.',
  why: 'What one client was given, a redirect URI or a contact, another one must not inherit.',
  fix: 'Begin a client with values of its own: no shared defaults, no row of a deleted client.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: ['create-revives-deleted'],
  silence: notApplicable('it shows no member that nobody sent'),
  examples: {
    pass: [
      [first, create(2, bare), get(3, bare)],
      [first, create(2, bare), get(3, shown({ contacts: ['other@example.com'] }))],
      [first, create(2, { ...bare, contacts }), get(3, { ...bare, contacts })],
    ],
    fail: [[first, create(2, bare), get(3, { ...bare, contacts })]],
  },
  explain: ({ init: { member = 'value' } }) => ({
    expected: `no ${member}, or a default`,
    actual: `the ${member} that was sent for another client`,
  }),
});
