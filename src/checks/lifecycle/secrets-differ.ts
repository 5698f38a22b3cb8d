import { notApplicable } from '../../model/verdict.js';
import { EXAMPLE_ID } from '../_examples.js';
import { create, OTHER_ID, SENT } from './_histories.js';
import { defineInvariantMonitor } from './_invariants.js';

const answer = (clientId: string, clientSecret: string) => ({
  json: { client: { clientId, clientSecret } },
});

export default defineInvariantMonitor({
  id: 'secrets-differ',
  invariant: 'secret-issued-twice',
  rows: ['DCR-13'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §10.10',
  title: 'Every create issues a secret of its own.',
  why: 'A secret that two clients share needs no guessing: each of them can act as the other.',
  fix: 'Draw every secret anew from a cryptographic source.',
  looksAt: { parts: ['response.status', 'response.body'], operations: ['createClient'] },
  faults: ['secret-is-shared'],
  silence: notApplicable('it issues no secret'),
  examples: {
    pass: [[create(1), create(2, SENT, { clientId: OTHER_ID })]],
    fail: [
      [
        create(1, SENT, answer(EXAMPLE_ID, 's3cret-of-all-clients')),
        create(2, SENT, answer(OTHER_ID, 's3cret-of-all-clients')),
      ],
      [create(1, SENT, answer(EXAMPLE_ID, ''))],
    ],
  },
  explain: ({ init: { seenInstead } }) => ({
    at: 'response.body/client/clientSecret',
    expected: 'a secret that was never issued before',
    actual: seenInstead === 'nothing' ? 'an empty secret' : 'the secret of an earlier client',
  }),
});
