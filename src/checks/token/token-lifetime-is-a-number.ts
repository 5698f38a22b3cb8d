import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { NO_ANSWER, NO_JSON } from '../_parts.js';
import { granted, membersOf } from './_token.js';

const NO_TOKEN = notApplicable('the answer holds no token');

export default defineCheck({
  id: 'token-lifetime-is-a-number',
  rows: ['TOK-02'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §5.1',
  title: 'A token answer says for how many seconds the token is good.',
  why: 'Without it, a client learns of the end of its token by a refused request.',
  fix: 'Send expires_in, a positive number.',
  looksAt: { parts: ['response.body'], statuses: ['2xx'], purposes: ['token'] },
  faults: ['token-lifetime-is-a-string'],
  examples: {
    pass: [granted()],
    fail: [
      granted({ expires_in: '600' }),
      granted({ expires_in: 0 }),
      granted({ expires_in: null }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const members = membersOf(response.body);
    if (!members) return NO_JSON;
    const { access_token: token, expires_in: seconds } = members;
    if (typeof token !== 'string') return NO_TOKEN;
    if (typeof seconds === 'number' && seconds > 0) return PASS;
    const actual =
      seconds === undefined ? 'no such member' : `a ${typeof seconds}, or not positive`;
    return fail({ at: 'response.body/expires_in', expected: 'a positive number', actual });
  },
});
