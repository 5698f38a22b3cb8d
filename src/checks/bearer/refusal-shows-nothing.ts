import { defineCheck } from '../../model/check.js';
import { isObject } from '../../model/json/walk.js';
import { UNAUTHORISED } from '../../model/purpose.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const SERVED = notApplicable('the request was not refused');
const UNREAD = notApplicable('the refusal is no JSON');
const refused = (json: object, status = 401) =>
  exchange({ operation: 'getClient', status, purpose: 'bad-token', json });

export default defineCheck({
  id: 'refusal-shows-nothing',
  rows: ['AUT-12'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §7',
  title: 'A refused request is shown nothing of a client.',
  why: 'The status says no and the content says all: whoever reads on needs no token.',
  fix: 'Authenticate before anything is read, and answer a refusal without data.',
  looksAt: { parts: ['response.status', 'response.body'], purposes: UNAUTHORISED },
  faults: ['refusal-shows-client'],
  examples: {
    pass: [refused({ error: 'invalid_token' }), refused({}, 403)],
    fail: [refused(EXAMPLE_CLIENT), refused({ data: [EXAMPLE_CLIENT] }, 403)],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    if (response.status < 400) return SERVED;
    const { json } = response.body;
    if (!json.ok) return UNREAD;
    if (!showsClient(json.value)) return PASS;
    const place = { at: 'response.body', expected: 'nothing of a client' };
    return fail({ ...place, actual: 'a client with its redirect URIs' });
  },
});

const DEEPEST = 4;
const MOST = 20;

/** Whether a client stands in a value, or in a list or an object in it. */
const showsClient = (value: unknown, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  if (isObject(value) && Array.isArray(value.redirectUris)) return true;
  return Object.values(value)
    .slice(0, MOST)
    .some((each) => showsClient(each, depth + 1));
};
