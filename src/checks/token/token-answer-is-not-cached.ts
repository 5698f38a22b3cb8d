import { parseCacheControl } from '../_cache-control.js';
import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { HEADERS_UNKNOWN, knowsHeaders, NO_ANSWER } from '../_parts.js';
import { granted } from './_token.js';

export default defineCheck({
  id: 'token-answer-is-not-cached',
  rows: ['TOK-03'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §5.1',
  title: 'A token answer is not stored by caches.',
  why: 'A cache would hand the token to whoever comes next.',
  fix: 'Send Cache-Control: no-store with every answer that holds a token.',
  looksAt: { parts: ['response.headers'], statuses: ['2xx'], purposes: ['token'] },
  faults: ['token-answer-is-cached'],
  examples: {
    pass: [granted()],
    fail: [granted({}, {}), granted({}, { 'Cache-Control': 'private' })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const value = response.headers.combined('cache-control');
    if (value !== undefined && parseCacheControl(value).has('no-store')) return PASS;
    if (value === undefined && !knowsHeaders(exchange, response)) return HEADERS_UNKNOWN;
    const actual = value === undefined ? 'no such header' : 'a value without no-store';
    return fail({ at: 'response.headers/cache-control', expected: 'no-store', actual });
  },
});
