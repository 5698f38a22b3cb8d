import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { ELSEWHERE, HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER } from '../_parts.js';

const allowed = ['GET', 'POST'];
const refused = (headers: Readonly<Record<string, string>>) =>
  exchange({
    operation: 'listClients',
    status: 405,
    purpose: 'unsupported',
    headers,
    request: { method: 'PATCH' },
    match: { kind: 'unknown-method', path: '/', allowed },
  });

export default defineCheck({
  id: 'method-refusal-lists-methods',
  rows: ['HTTP-06'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9110 §15.5.6',
  title: 'An answer 405 lists the methods that are allowed.',
  why: 'Without Allow a caller cannot tell a method that is missing from one that is forbidden to it.',
  fix: 'Send Allow in every 405, with every method that the resource has.',
  looksAt: { parts: ['response.status', 'response.headers'], statuses: ['405'], unmatched: true },
  faults: ['no-allow-header'],
  examples: {
    pass: [refused({ Allow: 'GET, HEAD, POST' }), refused({ allow: 'POST,GET' })],
    fail: [refused({}), refused({ Allow: 'PATCH' })],
  },
  evaluate(exchange) {
    const { response, match } = exchange;
    if (!response) return NO_ANSWER;
    if (match.kind === 'unknown-path') return ELSEWHERE;
    const at = 'response.headers/allow';
    if (!response.headers.has('allow')) {
      if (!knowsHeaders(exchange, response)) return HEADERS_UNKNOWN;
      return fail({ at, expected: 'the methods of the resource', actual: 'no such header' });
    }
    if (match.kind !== 'unknown-method') return PASS;
    const listed = response.headers
      .all('allow')
      .join(',')
      .toUpperCase()
      .split(/[\s,]+/);
    const missing = match.allowed.filter((method) => !listed.includes(method));
    if (missing.length === 0) return PASS;
    return fail({
      at,
      expected: `the documented methods ${match.allowed.join(', ')}`,
      actual: `a list without ${missing.join(', ')}`,
      severity: 'warning',
    });
  },
});
