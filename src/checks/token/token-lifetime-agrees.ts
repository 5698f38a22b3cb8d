import { defineCheck } from '../../model/check.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { NO_ANSWER, NO_JSON } from '../_parts.js';
import { claimsOf, granted, jwtOf, membersOf } from './_token.js';

const CLEANED = couldNotTell('the token was taken out of the recording');
const NO_TOKEN = notApplicable('the answer holds no token');
const UNSAID = notApplicable('token or answer do not say how long the token is good');
/** From here on a number of time is one of milliseconds: as seconds it would be the year 5138. */
const LEAST_MILLISECONDS = 1e11;
const TOLERATED = 60;

export default defineCheck({
  id: 'token-lifetime-agrees',
  rows: ['TOK-06'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §5.1',
  title: 'An access token expires when the token answer says so.',
  why: 'A client that goes by expires_in sends a token that is refused, or asks for new ones too often.',
  fix: 'Send as expires_in the seconds until the exp of the token.',
  looksAt: { parts: ['response.body'], statuses: ['2xx'], purposes: ['token'] },
  faults: ['token-lifetime-disagrees'],
  examples: {
    // An example ends 0.01 s after the epoch began.
    pass: [
      granted({ access_token: jwtOf({ exp: 600 }) }),
      granted({ access_token: jwtOf({ exp: 650 }) }),
      granted(),
    ],
    fail: [granted({ access_token: jwtOf({ exp: 700 }) })],
  },
  evaluate({ response, source, endedAt }) {
    if (!response) return NO_ANSWER;
    const members = membersOf(response.body);
    if (!members) return NO_JSON;
    const { access_token: token, expires_in: seconds } = members;
    if (typeof token !== 'string') return NO_TOKEN;
    if (source !== 'live' && isPlaceholder(token)) return CLEANED;
    const exp = claimsOf(token)?.exp;
    if (typeof exp !== 'number' || typeof seconds !== 'number') return UNSAID;
    const expiresIn = (exp > LEAST_MILLISECONDS ? exp / 1000 : exp) - endedAt / 1000;
    const off = Math.round(Math.abs(expiresIn - seconds));
    if (off <= TOLERATED) return PASS;
    const [at, expected] = ['response.body/expires_in', 'the seconds until the exp of the token'];
    return fail({ at, expected, actual: `${off} s off`, shape: 'off' });
  },
});
