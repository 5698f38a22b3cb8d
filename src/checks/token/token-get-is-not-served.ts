import { defineCheck } from '../../model/check.js';
import { exchange } from '../_examples.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { errorOf } from './_token.js';

const OF_POST = notApplicable('only a GET is looked at');
const purpose = 'bad-token-request';
/** By which a server says that it has looked into the request. */
const OF_FORMS: ReadonlySet<string | undefined> = new Set(['invalid_client', 'invalid_scope']);
const got = (status: number, json: object) =>
  exchange({
    operation: 'listClients',
    match: { kind: 'unknown-path' },
    purpose,
    status,
    json,
    request: { method: 'GET', target: '/token?grant_type=client_credentials' },
  });

export default defineCheck({
  id: 'token-get-is-not-served',
  rows: ['TOK-16'],
  ledger: 'standards',
  severity: 'info',
  clause: 'RFC 6749 §3.2',
  title: 'The token endpoint serves POST alone.',
  why: 'What a GET carries stands in logs and histories, and an assertion is as good as a login.',
  fix: 'Answer 405 to a GET of the token endpoint.',
  looksAt: { parts: ['response.status', 'response.body'], purposes: [purpose] },
  faults: ['token-get-is-served'],
  examples: {
    pass: [got(404, {}), got(405, {}), got(400, { error: 'invalid_request' })],
    fail: [got(200, {}), got(401, { error: 'invalid_client' })],
  },
  evaluate({ request, response }) {
    if (!response) return NO_ANSWER;
    if (request.method !== 'GET') return OF_POST;
    const { status, body } = response;
    if (!isSuccess(status) && !OF_FORMS.has(errorOf(body))) return PASS;
    return fail({ at: 'response.status', expected: '405', actual: String(status) });
  },
});
