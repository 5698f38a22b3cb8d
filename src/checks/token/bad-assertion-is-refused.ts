import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { errorOf, tokenExchange } from './_token.js';

/** A form that contradicts its assertion is no right request either. */
const CODES: ReadonlySet<string | undefined> = new Set(['invalid_client', 'invalid_request']);
const purpose = 'bad-assertion';
const answered = (status: number, error?: string) =>
  tokenExchange(status, error === undefined ? {} : { error }, purpose);

export default defineCheck({
  id: 'bad-assertion-is-refused',
  rows: ['TOK-08', 'TOK-09', 'TOK-10'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 7523 §3',
  title: 'A client assertion that is not right is refused as invalid_client.',
  why: 'Whoever writes an assertion, or finds an old one, logs in as the client.',
  fix: 'Verify signature, issuer, subject, audience and expiry, and answer 401 or 400 with invalid_client.',
  looksAt: { parts: ['response.status', 'response.body'], purposes: [purpose] },
  faults: [
    'any-audience-is-accepted',
    'expired-assertion-is-accepted',
    'assertion-signature-is-not-verified',
    'unsigned-assertion-is-accepted',
    'public-key-signs-assertions',
    'any-issuer-is-accepted',
    'any-subject-is-accepted',
    'unknown-client-logs-in',
    'bad-assertion-is-forbidden',
    'bad-assertion-is-no-client-error',
  ],
  examples: {
    pass: [answered(401, 'invalid_client'), answered(400, 'invalid_request'), answered(503)],
    fail: [
      tokenExchange(200, { access_token: 'opaque', token_type: 'Bearer' }, purpose),
      answered(403, 'invalid_client'),
      answered(400, 'invalid_grant'),
      answered(401),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status, body } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    const place = { at: 'response.status', expected: '400 or 401', actual: String(status) };
    if (isSuccess(status)) return fail({ ...place, shape: 'success' });
    const mild = { severity: 'warning', clause: 'RFC 6749 §5.2' } as const;
    if (status !== 400 && status !== 401) return fail({ ...place, ...mild });
    if (CODES.has(errorOf(body))) return PASS;
    const [at, actual] = ['response.body/error', 'another error, or none'];
    return fail({ at, expected: 'invalid_client', actual, ...mild });
  },
});
