import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { tokenExchange } from './_token.js';

const purpose = 'odd-assertion';

export default defineCheck({
  id: 'odd-assertion-is-refused',
  rows: ['TOK-11', 'TOK-12'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 7523 §3',
  title: 'A client assertion that was used before, or lives for long, is refused.',
  why: 'The vendor has each assertion serve once, for five minutes at the most: whoever finds one later logs in.',
  fix: 'Remember each jti until its exp, and refuse an exp that is more than five minutes ahead.',
  looksAt: { parts: ['response.status'], purposes: [purpose] },
  faults: ['assertion-serves-twice', 'long-lived-assertion-is-accepted'],
  examples: {
    pass: [
      tokenExchange(401, { error: 'invalid_client' }, purpose),
      tokenExchange(403, {}, purpose),
    ],
    fail: [tokenExchange(200, { access_token: 'opaque' }, purpose)],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    if (!isSuccess(status)) return PASS;
    return fail({ at: 'response.status', expected: '400 or 401', actual: String(status) });
  },
});
