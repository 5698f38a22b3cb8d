import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { NO_ANSWER, NO_JSON } from '../_parts.js';
import { granted, membersOf } from './_token.js';

export default defineCheck({
  id: 'no-refresh-token-is-issued',
  rows: ['TOK-04'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §4.4.3',
  title: 'A client that proves itself at each login is given no refresh token.',
  why: 'A refresh token is one more secret that lives for long, and nobody needs it here.',
  fix: 'Leave refresh_token out of the answer to client credentials.',
  looksAt: { parts: ['response.body'], statuses: ['2xx'], purposes: ['token'] },
  faults: ['refresh-token-is-issued'],
  examples: { pass: [granted()], fail: [granted({ refresh_token: 'r' })] },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const members = membersOf(response.body);
    if (!members) return NO_JSON;
    if (members.refresh_token === undefined) return PASS;
    return fail({ at: 'response.body/refresh_token', expected: 'no such member', actual: 'one' });
  },
});
