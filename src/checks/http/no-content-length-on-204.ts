import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER } from '../_parts.js';

const gone = (headers: Readonly<Record<string, string>>) =>
  exchange({ operation: 'deleteClient', status: 204, headers });

export default defineCheck({
  id: 'no-content-length-on-204',
  rows: ['HTTP-08'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9110 §8.6',
  title: 'An answer 204 has no Content-Length.',
  why: 'A server must not send one there; a client that believes it waits for bytes that never come.',
  fix: 'Leave Content-Length out of a 204; proxies often add a zero.',
  looksAt: { parts: ['response.status', 'response.headers'], statuses: ['204'] },
  faults: ['zero-length-on-204'],
  examples: {
    pass: [gone({}), gone({ 'X-Content-Length': '0' })],
    fail: [gone({ 'Content-Length': '0' }), gone({ 'content-length': '12' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const length = response.headers.get('content-length');
    if (length === undefined) return knowsHeaders(exchange, response) ? PASS : HEADERS_UNKNOWN;
    return fail({
      at: 'response.headers/content-length',
      expected: 'no such header',
      actual: length.trim() === '0' ? 'a length of 0' : 'a length above 0',
    });
  },
});
