import { defineCheck } from '../../model/check.js';
import type { Body } from '../../model/body.js';
import type { HttpResponse } from '../../model/exchange.js';
import { codingsOf } from '../../model/http/coding.js';
import { acceptsIdentityAlone } from '../_accept-encoding.js';
import type { Observation } from '../../model/finding.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { BROKEN_OFF, ELSEWHERE, isElsewhere, NO_ANSWER } from '../_parts.js';

const PLAIN = notApplicable('the content is not coded');
const ANY = notApplicable('the request accepts content codings');
const UNKNOWN = couldNotTell('nobody here knows the content coding');
const TOO_LARGE = couldNotTell('decoded, the content is larger than the limit');

const list = (coding: string, accepts?: string, coded?: Partial<NonNullable<Body['coded']>>) =>
  exchange({
    operation: 'listClients',
    status: 200,
    json: [],
    coded: { codings: [coding], size: 22, ...coded },
    headers: { 'content-encoding': coding },
    request: accepts === undefined ? {} : { headers: { 'accept-encoding': accepts } },
  });

const unasked = (coding: string): Observation => ({
  at: 'response.headers/content-encoding',
  expected: 'content that is not coded, for the request accepts identity alone',
  actual: `content coded with ${coding}`,
  shape: coding,
  everywhere: true,
});

const broken = (coding: string): Observation => ({
  at: 'response.body',
  expected: `content coded with ${coding}, as Content-Encoding says`,
  actual: `bytes that are not ${coding}, or not all of them`,
  shape: `broken ${coding}`,
  everywhere: true,
  severity: 'error',
  why: 'No client can read the content.',
  fix: 'Name the coding that the bytes have, and send all of them.',
});

/** The codings of the content; none where there is no content. */
const codingOf = ({ headers, body }: HttpResponse): string =>
  body.isEmpty && body.isKept ? '' : (body.coded?.codings ?? codingsOf(headers)).join(', ');

export default defineCheck({
  id: 'content-is-not-coded',
  rows: ['HTTP-24'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9110 §8.4',
  title: 'Content is coded only where the request accepts that, and as Content-Encoding says.',
  why: 'A client that accepts identity alone need not know any coding, and takes coded bytes for damaged content.',
  fix: 'Heed Accept-Encoding, in the server and in every proxy before it.',
  looksAt: { parts: ['request.headers', 'response.headers'], unmatched: true },
  faults: ['coded-unasked', 'coded-badly'],
  examples: {
    pass: [
      list('gzip', 'gzip, deflate, br'),
      list('gzip'),
      exchange({
        operation: 'listClients',
        status: 200,
        json: [],
        headers: { 'content-encoding': 'identity' },
      }),
      list('br', 'identity;q=0.5, br'),
      list('gzip', 'gzip', { problem: 'unknown' }),
    ],
    fail: [
      list('gzip', 'identity'),
      list('br', 'identity, *;q=0'),
      list('x-odd', 'identity', { problem: 'unknown' }),
      list('gzip', 'gzip', { problem: 'broken' }),
    ],
  },
  evaluate(exchange) {
    const { request, response, failure } = exchange;
    if (!response) return NO_ANSWER;
    if (isElsewhere(exchange)) return ELSEWHERE;
    const coding = codingOf(response);
    if (coding === '') return PLAIN;
    const problem = response.body.coded?.problem;
    if (problem === 'broken') return failure ? BROKEN_OFF : fail(broken(coding));
    const accepted = request.headers.combined('accept-encoding');
    if (accepted !== undefined && acceptsIdentityAlone(accepted)) return fail(unasked(coding));
    if (problem === 'unknown') return UNKNOWN;
    if (problem === 'too-large') return TOO_LARGE;
    return accepted === undefined ? ANY : PASS;
  },
});
