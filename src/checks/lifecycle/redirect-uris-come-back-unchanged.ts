import { notApplicable } from '../../model/verdict.js';
import { create, get, SENT, shown, update } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const [first, second] = SENT.redirectUris;
/** The document allows it, and a provider may refuse it. */
const SPELLED = 'https://APP.example.com:443/x/../cb';

export default defineInvariantMonitor({
  id: 'redirect-uris-come-back-unchanged',
  invariant: 'redirect-uris',
  rows: ['DCR-09', 'REP-06'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §3.1.2.3',
  title: 'Redirect URIs come back byte for byte and in their order.',
  why: 'Redirect URIs are compared as strings: one altered byte makes the login fail, and the first one has a meaning of its own.',
  fix: 'Store the strings as they were sent: no normalising, no decoding, no sorting.',
  looksAt: {
    parts: ['request.body', 'response.status', 'response.body'],
    operations: ['getClient', 'listClients'],
  },
  faults: [
    'redirect-uris-are-normalised',
    'redirect-uris-are-parsed',
    'redirect-uris-are-sorted',
    'long-redirect-uri-is-cut',
    'redirect-dots-are-resolved',
    'redirect-empty-query-is-dropped',
    'redirect-entity-is-decoded',
    'redirect-host-is-lower-cased',
    'redirect-plus-is-decoded',
    'redirect-port-is-dropped',
    'redirect-slash-is-dropped',
    'redirect-slashes-are-merged',
    'update-caps-redirect-uris',
  ],
  silence: notApplicable('it shows no redirect URIs that were sent'),
  examples: {
    pass: [
      [create(1, { ...SENT, redirectUris: [SPELLED] }, { purpose: 'odd-body', status: 400 })],
      [create(1), get(2)],
      [create(1), update(2, { redirectUris: [second] }), get(3, shown({ redirectUris: [second] }))],
    ],
    fail: [
      [
        create(1, { ...SENT, redirectUris: [SPELLED] }, { purpose: 'odd-body' }),
        get(2, shown({ redirectUris: ['https://app.example.com/cb'] })),
      ],
      [create(1), get(2, shown({ redirectUris: [second, first] }))],
      [create(1), get(2, shown({ redirectUris: [first, `${second}/`] }))],
      [create(1), get(2, shown({ redirectUris: [first.replace('%2F', '/'), second] }))],
      [
        create(1),
        update(2, { redirectUris: [first] }),
        get(3, shown({ redirectUris: [second.toUpperCase()] })),
      ],
    ],
  },
  explain: () => ({
    expected: 'the redirect URIs that were sent, byte for byte and in their order',
    actual: 'other redirect URIs, or another order',
  }),
});
