import { defineCheck } from '../../model/check.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { secretMembers } from '../_secret-members.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';
import { SHORTEST_SECRET } from './_bits.js';

const NO_SECRET = notApplicable('the answer carries no secret that is a string');
const CLEANED = couldNotTell('the secret was taken out of the recording');
const created = (clientSecret: string) =>
  exchange({ operation: 'createClient', status: 200, json: { client: { clientSecret } } });

export default defineCheck({
  id: 'secret-has-eight-characters',
  rows: ['SEC-03'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §10.10',
  title: 'A client secret has at least eight characters.',
  why: 'A shorter one is guessed in no time, and stands in ordinary text by chance: no log or report can be cleaned of it.',
  fix: 'Issue secrets of at least 160 random bits, 27 characters of base64url.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['createClient'],
    statuses: ['2xx'],
  },
  faults: ['short-secret'],
  examples: {
    pass: [created('hunter22'), created('7d0f2a3e-5f0b-4b7e-9d3c-2a1b6c5d4e3f')],
    fail: [created('hunter2'), created('')],
  },
  evaluate({ response, purpose }) {
    if (!response) return NO_ANSWER;
    const secret = secretMembers(response.body).find(({ value }) => typeof value === 'string');
    if (typeof secret?.value !== 'string') return NO_SECRET;
    if (secret.value.length >= SHORTEST_SECRET) return PASS;
    if (purpose === undefined && isPlaceholder(secret.value)) return CLEANED;
    return fail({
      at: `response.body${secret.pointer}`,
      expected: `at least ${SHORTEST_SECRET} characters`,
      actual: secret.value === '' ? 'none' : 'fewer, withheld here',
    });
  },
});
