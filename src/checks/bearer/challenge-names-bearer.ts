import { parseChallenges } from '../_challenge.js';
import { defineMonitor, type MonitorRun, type Settle } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { couldNotTell, fail, notApplicable, PASS, type Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';
import { isSignedOtherwise, SignedHosts, STRIPPED } from './_credentials.js';

const NONE = notApplicable(
  'a 401 without a challenge is the affair of unauthorized-carries-challenge',
);
const OTHERWISE = notApplicable('it is no 401');
const TOO_MANY = couldNotTell(
  'there were more requests without credentials than can be kept in mind',
);
const AT = 'response.headers/www-authenticate';
const BLAMED = fail({
  at: AT,
  expected: 'no error code where no token came',
  actual: 'an error code',
  severity: 'warning',
  clause: 'RFC 6750 §3.1',
});
const MOST_WAITING = 1000;

/** What the answer says by itself; `blames`: that a token is wrong. */
const judgeAlone = ({ request, response }: Exchange): Verdict | 'blames' => {
  if (!response) return NO_ANSWER;
  if (response.status !== 401) return OTHERWISE;
  const values = response.headers.all('www-authenticate').filter((value) => value.trim() !== '');
  if (values.length === 0) return NONE;
  const isBound = /^dpop /i.test(request.headers.get('authorization') ?? '');
  const bearer = values
    .flatMap(parseChallenges)
    .find(({ scheme }) => scheme === 'bearer' || (isBound && scheme === 'dpop'));
  if (!bearer) return fail({ at: AT, expected: 'the scheme Bearer', actual: 'another scheme' });
  return bearer.parameters.has('error') ? 'blames' : PASS;
};

/** Whether a recorded request without a token came without one, those to the same host may tell. */
class Challenges implements MonitorRun {
  readonly #settle: Settle;
  readonly #signed = new SignedHosts();
  readonly #waiting: Exchange[] = [];

  constructor(settle: Settle) {
    this.#settle = settle;
  }

  judge(exchange: Exchange): void {
    const isSigned = this.#signed.note(exchange);
    const verdict = judgeAlone(exchange);
    if (verdict !== 'blames') this.#settle(exchange, verdict);
    else if (exchange.purpose === 'anonymous') this.#settle(exchange, BLAMED);
    else if (exchange.purpose !== undefined || isSigned || isSignedOtherwise(exchange))
      this.#settle(exchange, PASS);
    else if (this.#waiting.length >= MOST_WAITING) this.#settle(exchange, TOO_MANY);
    else this.#waiting.push(exchange);
  }

  finish(): void {
    for (const each of this.#waiting)
      this.#settle(each, this.#signed.has(each) ? BLAMED : STRIPPED);
    this.#waiting.length = 0;
  }
}

const refused = (challenge: string) =>
  exchange({
    operation: 'listClients',
    status: 401,
    purpose: 'anonymous',
    headers: { 'WWW-Authenticate': challenge },
  });
const ERROR = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
const recorded = (more: object) =>
  exchange({ operation: 'listClients', status: 401, headers: ERROR, ...more });

export default defineMonitor({
  id: 'challenge-names-bearer',
  rows: ['AUT-02'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6750 §3',
  title: 'An answer 401 asks for a bearer token, and blames none that was not sent.',
  why: 'A client picks its way to authenticate by the scheme, and drops a good token on invalid_token.',
  fix: 'Send the scheme Bearer; send an error code only where a token came.',
  looksAt: { parts: ['response.status', 'response.headers'] },
  faults: ['basic-challenge', 'error-without-token'],
  examples: {
    pass: [
      [refused('bearer')],
      [refused('Basic realm="x", Bearer realm="y"')],
      [refused('DPoP algs="ES256", Bearer')],
      [recorded({}), recorded({ request: { isAnonymous: true, headers: { cookie: 'a=b' } } })],
      [recorded({ request: { isAnonymous: true } })],
    ],
    fail: [
      [refused('Basic realm="x"')],
      [refused('Bearer error="invalid_token"')],
      [recorded({ request: { isAnonymous: true } }), recorded({})],
    ],
  },
  start: (_, settle) => new Challenges(settle),
});
