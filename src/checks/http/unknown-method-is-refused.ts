import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const KNOWN = notApplicable('the document knows the method');
const HARMLESS = notApplicable('every resource may answer HEAD and OPTIONS');
const sent = (method: string, status: number) =>
  exchange({
    operation: 'listClients',
    status,
    purpose: 'unsupported',
    request: { method },
    match: { kind: 'unknown-method', path: '/', allowed: ['GET', 'POST'] },
  });

export default defineCheck({
  id: 'unknown-method-is-refused',
  rows: ['HTTP-06'],
  ledger: 'standards',
  severity: 'error',
  clause: '#/paths/*',
  title: 'A method that the document does not know is not served.',
  why: 'A method that nobody documented is one that nobody tested, and that no rule of access may cover.',
  fix: 'Answer 405 with Allow to a method that the resource does not have.',
  looksAt: { parts: ['response.status'], purposes: ['unsupported', 'foreign'], unmatched: true },
  faults: ['patch-is-served', 'post-to-client-is-served'],
  examples: {
    pass: [sent('PATCH', 405), sent('PATCH', 404), sent('PATCH', 501), sent('HEAD', 200)],
    fail: [sent('PATCH', 200), sent('DELETE', 204)],
  },
  evaluate({ request, response, match }) {
    if (!response) return NO_ANSWER;
    if (match.kind !== 'unknown-method') return KNOWN;
    if (request.method === 'HEAD' || request.method === 'OPTIONS') return HARMLESS;
    if (!isSuccess(response.status)) return PASS;
    return fail({ at: 'response.status', expected: '405', actual: String(response.status) });
  },
});
