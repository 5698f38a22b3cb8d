import { defineCheck } from '../../model/check.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { NO_ANSWER, NO_JSON } from '../_parts.js';
import { claimsOf, formOf, granted, jwtOf, membersOf } from './_token.js';

const CLEANED = couldNotTell('the token was taken out of the recording');
const UNSAID = notApplicable('nothing says which scope was granted');

const scopesIn = (text: string) => [...new Set(text.split(' '))].sort().join(' ');

export default defineCheck({
  id: 'other-scope-is-named',
  rows: ['TOK-05'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §3.3',
  title: 'A token answer names the scope where it is not the one that was asked for.',
  why: 'A client believes that it may do what it asked for, and is refused later.',
  fix: 'Send scope where it differs from that of the request.',
  looksAt: { parts: ['request.body', 'response.body'], statuses: ['2xx'], purposes: ['token'] },
  faults: ['granted-scope-is-not-named'],
  examples: {
    pass: [
      granted({ scope: 'other' }),
      granted(),
      granted({ access_token: jwtOf({ scope: 'openid' }) }),
    ],
    fail: [granted({ access_token: jwtOf({ scope: 'other' }) })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const members = membersOf(response.body);
    if (!members) return NO_JSON;
    if (typeof members.scope === 'string') return PASS;
    const { access_token: token } = members;
    if (typeof token !== 'string') return UNSAID;
    if (exchange.source !== 'live' && isPlaceholder(token)) return CLEANED;
    const scope = claimsOf(token)?.scope;
    const asked = formOf(exchange).get('scope');
    if (typeof scope !== 'string' || asked === null) return UNSAID;
    if (scopesIn(scope) === scopesIn(asked)) return PASS;
    const [at, expected] = [
      'response.body/scope',
      'the scope of the token, which was not asked for',
    ];
    return fail({ at, expected, actual: 'no such member' });
  },
});
