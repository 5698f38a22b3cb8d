import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER } from '../_parts.js';

const refused = (headers: Readonly<Record<string, string>>) =>
  exchange({ operation: 'listClients', status: 401, purpose: 'anonymous', headers });

export default defineCheck({
  id: 'unauthorized-carries-challenge',
  rows: ['HTTP-12'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9110 §15.5.2',
  title: 'An answer 401 says how to authenticate.',
  why: 'Without a challenge a client cannot tell a missing token from a stale one, nor which scheme to use.',
  fix: 'Send WWW-Authenticate with a Bearer challenge in every 401.',
  looksAt: { parts: ['response.status', 'response.headers'], statuses: ['401'] },
  faults: ['no-challenge', 'list-refusal-without-challenge'],
  examples: {
    pass: [refused({ 'WWW-Authenticate': 'Bearer realm="clients"' })],
    fail: [refused({}), refused({ 'www-authenticate': ' ' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const challenge = response.headers.get('www-authenticate');
    if (challenge !== undefined && challenge.trim() !== '') return PASS;
    if (challenge === undefined && !knowsHeaders(exchange, response)) return HEADERS_UNKNOWN;
    return fail({
      at: 'response.headers/www-authenticate',
      expected: 'a challenge',
      actual: challenge === undefined ? 'no such header' : 'an empty value',
    });
  },
});
