import { parseCacheControl } from '../_cache-control.js';
import { defineCheck } from '../../model/check.js';
import { secretMembers } from '../_secret-members.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER } from '../_parts.js';

const NO_SECRET = notApplicable('the answer carries no secret');
const created = (
  headers: Readonly<Record<string, string>>,
  client: object = { clientSecret: 's3cret' },
) => exchange({ operation: 'createClient', status: 200, json: { client }, headers });

export default defineCheck({
  id: 'creation-is-not-cached',
  rows: ['DCR-05'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §5.1',
  title: 'The answer that carries a new secret is not stored by caches.',
  why: 'A cache, or the history of a browser, would keep the secret for whoever comes next.',
  fix: 'Send Cache-Control: no-store with the answer to a create.',
  looksAt: {
    parts: ['response.headers', 'response.body'],
    operations: ['createClient'],
    statuses: ['2xx'],
  },
  faults: ['create-without-no-store'],
  examples: {
    pass: [
      created({ 'Cache-Control': 'no-store' }),
      created({ 'Cache-Control': 'no-cache, No-Store' }),
      created({}, { clientId: 'a' }),
    ],
    fail: [created({}), created({ 'Cache-Control': 'private' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const value = response.headers.combined('cache-control');
    if (value !== undefined && parseCacheControl(value).has('no-store')) return PASS;
    if (secretMembers(response.body).length === 0) return NO_SECRET;
    if (value === undefined && !knowsHeaders(exchange, response)) return HEADERS_UNKNOWN;
    return fail({
      at: 'response.headers/cache-control',
      expected: 'no-store',
      actual: value === undefined ? 'no such header' : 'a value without no-store',
    });
  },
});
