import { parseChallenges } from '../_challenge.js';
import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const NONE = notApplicable(
  'a 401 without a challenge is the affair of unauthorized-carries-challenge',
);
const refused = (challenge: string) =>
  exchange({
    operation: 'listClients',
    status: 401,
    purpose: 'anonymous',
    headers: { 'WWW-Authenticate': challenge },
  });

export default defineCheck({
  id: 'challenge-names-bearer',
  rows: ['AUT-02'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6750 §3',
  title: 'An answer 401 asks for a bearer token, and blames none that was not sent.',
  why: 'A client picks its way to authenticate by the scheme, and drops a good token on invalid_token.',
  fix: 'Send the scheme Bearer; send an error code only where a token came.',
  looksAt: { parts: ['response.status', 'response.headers'], statuses: ['401'] },
  faults: ['basic-challenge', 'error-without-token'],
  examples: {
    pass: [
      refused('bearer'),
      refused('Basic realm="x", Bearer realm="y"'),
      refused('DPoP algs="ES256", Bearer'),
    ],
    fail: [refused('Basic realm="x"'), refused('Bearer error="invalid_token"')],
  },
  evaluate({ request, response, purpose }) {
    if (!response) return NO_ANSWER;
    const values = response.headers.all('www-authenticate').filter((value) => value.trim() !== '');
    if (values.length === 0) return NONE;
    const challenges = values.flatMap(parseChallenges);
    const at = 'response.headers/www-authenticate';
    const isBound = /^dpop /i.test(request.headers.get('authorization') ?? '');
    const bearer = challenges.find(
      ({ scheme }) => scheme === 'bearer' || (isBound && scheme === 'dpop'),
    );
    if (!bearer) return fail({ at, expected: 'the scheme Bearer', actual: 'another scheme' });
    if (purpose !== 'anonymous' || !bearer.parameters.has('error')) return PASS;
    return fail({
      at,
      expected: 'no error code where no token came',
      actual: 'an error code',
      severity: 'warning',
      clause: 'RFC 6750 §3.1',
    });
  },
});
