import { parseChallenges } from '../_challenge.js';
import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const purpose = 'bad-token';
const refused = (status: number, challenge = 'Bearer error="invalid_token"') =>
  exchange({
    operation: 'listClients',
    status,
    purpose,
    headers: { 'WWW-Authenticate': challenge },
  });

export default defineCheck({
  id: 'bad-token-is-refused',
  rows: ['AUT-03', 'AUT-04'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §7',
  title: 'A token that is not good is refused with 401.',
  why: 'A server that does not verify the signature serves whoever writes a token.',
  fix: 'Verify issuer, audience, expiry and signature; answer 401 with invalid_token.',
  looksAt: { parts: ['response.status', 'response.headers'], purposes: [purpose] },
  faults: [
    'any-token-works',
    'token-signature-is-not-verified',
    'unsigned-token-works',
    'any-scheme-works',
  ],
  examples: {
    pass: [refused(401), refused(401, 'Bearer realm="x"')],
    fail: [refused(200), refused(403), refused(401, 'Bearer error="insufficient_scope"')],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status, headers } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    const place = { at: 'response.status', expected: '401', actual: String(status) };
    if (isSuccess(status)) return fail(place);
    const mild = { severity: 'warning', clause: 'RFC 6750 §3.1' } as const;
    if (status !== 401) return fail({ ...place, ...mild });
    const bearer = headers
      .all('www-authenticate')
      .flatMap(parseChallenges)
      .find(({ scheme }) => scheme === 'bearer');
    const error = bearer?.parameters.get('error');
    if (error === undefined || error === 'invalid_token') return PASS;
    const at = 'response.headers/www-authenticate';
    return fail({ at, expected: 'error invalid_token', actual: 'another error', ...mild });
  },
});
