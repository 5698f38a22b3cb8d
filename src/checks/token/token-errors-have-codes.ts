import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { hidingOf, NO_ANSWER } from '../_parts.js';
import { isSuccess } from '../_refusal.js';
import { errorOf, formOf, tokenExchange } from './_token.js';

const OF_GET = notApplicable('a GET is the affair of token-get-is-not-served');
const LESS = notApplicable('a scope that is not known may be passed over');
const purpose = 'bad-token-request';
const ASSERTED = 'client_assertion=x&scope=openid';
const answered = (status: number, error: string | undefined, form: string) =>
  tokenExchange(status, error === undefined ? {} : { error }, purpose, form);

/** The codes of RFC 6749 §5.2 that a form with something wrong in it may be given; undefined: it is right. */
const codesFor = (form: URLSearchParams): readonly string[] | undefined => {
  const grants = form.getAll('grant_type');
  const [grant] = grants;
  if (grants.length !== 1) return ['invalid_request', 'unsupported_grant_type'];
  if (grant !== 'client_credentials') return ['unsupported_grant_type'];
  if (!form.has('client_assertion')) return ['invalid_client', 'invalid_request'];
  return form.get('scope')?.startsWith('no-such-scope') ? ['invalid_scope'] : undefined;
};

const isOfScope = (exchange: Exchange): boolean =>
  codesFor(formOf(exchange))?.[0] === 'invalid_scope';

export default defineCheck({
  id: 'token-errors-have-codes',
  rows: ['TOK-15'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 6749 §5.2',
  title: 'A token request that is wrong is refused with the code that says why.',
  why: 'A client tells by the code whether to mend its request, its key or its scope.',
  fix: 'Answer 400 with invalid_request, unsupported_grant_type or invalid_scope.',
  looksAt: { parts: ['request.body', 'response.status', 'response.body'], purposes: [purpose] },
  faults: [
    'any-grant-is-served',
    'missing-grant-is-served',
    'repeated-grant-is-served',
    'assertion-is-not-needed',
    'token-errors-have-no-code',
  ],
  examples: {
    pass: [
      answered(400, 'unsupported_grant_type', `${ASSERTED}&grant_type=x`),
      answered(400, 'invalid_request', ASSERTED),
      answered(401, 'invalid_client', 'grant_type=client_credentials'),
      answered(
        400,
        'invalid_scope',
        'grant_type=client_credentials&client_assertion=x&scope=no-such-scope',
      ),
      answered(
        200,
        undefined,
        'grant_type=client_credentials&client_assertion=x&scope=no-such-scope',
      ),
    ],
    fail: [
      answered(200, undefined, ASSERTED),
      answered(400, 'invalid_request', `${ASSERTED}&grant_type=x`),
      answered(400, undefined, ASSERTED),
      answered(404, 'invalid_request', ASSERTED),
    ],
  },
  evaluate(exchange) {
    const { request, response } = exchange;
    if (!response) return NO_ANSWER;
    if (request.method !== 'POST') return OF_GET;
    const { status, body } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    const place = { at: 'response.status', expected: '400 or 401', actual: String(status) };
    if (isSuccess(status)) return isOfScope(exchange) ? LESS : fail(place);
    if (status !== 400 && status !== 401) return fail(place);
    const codes = codesFor(formOf(exchange));
    const error = errorOf(body);
    if (codes === undefined || (error !== undefined && codes.includes(error))) return PASS;
    const [at, expected] = ['response.body/error', codes.join(' or ')];
    return fail({ at, expected, actual: 'another error, or none' });
  },
});
