import { defineCheck } from '../../model/check.js';
import { retryAfter } from '../_retry-after.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const ABSENT = notApplicable('the answer has no Retry-After');
const limited = (value: string, status = 429) =>
  exchange({ operation: 'listClients', status, headers: { 'Retry-After': value } });

export default defineCheck({
  id: 'retry-after-parses',
  rows: ['HTTP-18'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9110 §10.2.3',
  title: 'Retry-After is a number of seconds or a date.',
  why: 'A caller that cannot read it comes back at once, or never.',
  fix: 'Send whole seconds, or a date as in Date.',
  looksAt: { parts: ['response.headers'], statuses: ['3xx', '413', '429', '503'] },
  faults: ['bad-retry-after'],
  examples: {
    pass: [limited('120'), limited('Wed, 25 Nov 2026 10:00:00 GMT', 503), limited('0')],
    fail: [limited('soon'), limited('1.5'), limited('-1'), limited('2026-11-25T10:00:00Z')],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const value = response.headers.get('retry-after');
    if (value === undefined) return ABSENT;
    if (retryAfter(value, 0) !== undefined) return PASS;
    return fail({
      at: 'response.headers/retry-after',
      expected: 'whole seconds or an HTTP date',
      actual: 'another value',
    });
  },
});
