import { defineCheck } from '../../model/check.js';
import { mostBits, SHORTEST_SECRET } from './_bits.js';
import { secretMembers } from '../_secret-members.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const NO_SECRET = notApplicable('the answer carries no secret that is a string');
const SHORT = notApplicable('shorter secrets are the affair of secret-has-eight-characters');
const CLEANED = couldNotTell('the secret was taken out of the recording');
/** RFC 6749 §10.10: at most one chance in 2^128. */
const LEAST = 128;
const created = (clientSecret: string) =>
  exchange({ operation: 'createClient', status: 200, json: { client: { clientSecret } } });

export default defineCheck({
  id: 'secret-is-hard-to-guess',
  rows: ['SEC-03'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §10.10',
  title: 'A client secret is long enough that no one guesses it.',
  why: 'The chance to guess one must not exceed 2^-128; a UUID of version 4 has 122 random bits.',
  fix: 'Issue secrets of at least 160 random bits, 27 characters of base64url.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['createClient'],
    statuses: ['2xx'],
  },
  faults: ['uuid-secret'],
  examples: {
    pass: [
      created('Zk3vQ9xT-1bLw_Rr0aUe7Yc2NdJm5PhSgKi8FoXtVqB'),
      created('0123456789abcdef'.repeat(2)),
    ],
    fail: [created('7d0f2a3e-5f0b-4b7e-9d3c-2a1b6c5d4e3f'), created('hunter22')],
  },
  evaluate({ response, purpose }) {
    if (!response) return NO_ANSWER;
    const secret = secretMembers(response.body).find(({ value }) => typeof value === 'string');
    if (typeof secret?.value !== 'string') return NO_SECRET;
    if (secret.value.length < SHORTEST_SECRET) return SHORT;
    if (purpose === undefined && isPlaceholder(secret.value)) return CLEANED;
    const bits = mostBits(secret.value);
    if (bits >= LEAST) return PASS;
    return fail({
      at: `response.body${secret.pointer}`,
      expected: `at least ${LEAST} random bits`,
      actual: `at most ${Math.floor(bits)}, by its length and alphabet`,
      shape: 'short secret',
    });
  },
});
