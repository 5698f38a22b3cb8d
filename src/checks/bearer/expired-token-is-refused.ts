import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const purpose = 'expired-token';
const answered = (status: number) =>
  exchange({ operation: 'getClient', status, purpose, json: {} });

export default defineCheck({
  id: 'expired-token-is-refused',
  rows: ['AUT-08'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 7519 §4.1.4',
  title: 'A token that has expired is refused with 401.',
  why: 'A token that leaks is good for as long as the server takes it.',
  fix: 'Compare exp with the clock at every request, and answer 401 with invalid_token.',
  looksAt: { parts: ['response.status'], purposes: [purpose] },
  faults: ['expired-token-works'],
  examples: { pass: [answered(401)], fail: [answered(200), answered(403)] },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status === 401) return PASS;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    const place = { at: 'response.status', expected: '401', actual: String(status) };
    return isSuccess(status) ? fail(place) : fail({ ...place, clause: 'RFC 6750 §3.1' });
  },
});
