import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { tokenExchange } from './_token.js';

const purpose = 'other-unit';

export default defineCheck({
  id: 'other-unit-of-expiry-is-noted',
  rows: ['TOK-13'],
  ledger: 'standards',
  severity: 'info',
  clause: 'RFC 7519 §4.1.4',
  title: 'An expiry is understood in seconds and in milliseconds.',
  why: 'The standard has seconds and the vendor documents milliseconds: one of the two kinds of clients cannot log in.',
  fix: 'Take both, or document the one that is taken.',
  looksAt: { parts: ['response.status'], purposes: [purpose] },
  faults: ['seconds-are-refused'],
  examples: {
    pass: [tokenExchange(200, { access_token: 'opaque' }, purpose)],
    fail: [tokenExchange(401, { error: 'invalid_client' }, purpose)],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    if (isSuccess(status)) return PASS;
    return fail({ at: 'response.status', expected: '200', actual: String(status) });
  },
});
