import { defineCheck } from '../../model/check.js';
import type { HttpRequest } from '../../model/exchange.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_BODY } from '../_parts.js';

const NO_TOKEN = notApplicable('the request carries no token');
/** Shorter tokens, and placeholders, stand in texts by chance. */
const SHORTEST = 16;

const tokenOf = (request: HttpRequest): string | undefined => {
  const [, token = ''] = /^\S+ +(\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  return token.length >= SHORTEST ? token : undefined;
};

const TOKEN = 's3cret-token-of-the-caller';
const failed = (error: string) =>
  exchange({
    operation: 'getClient',
    status: 401,
    purpose: 'bad-token',
    json: { error },
    request: { headers: { Authorization: `Bearer ${TOKEN}` } },
  });

export default defineCheck({
  id: 'no-secret-in-errors',
  rows: ['REP-09', 'SEC-02'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §10.3',
  title: 'An error does not repeat the token of the caller.',
  why: 'Errors are logged and shown: whoever reads one could act as the caller.',
  fix: 'Say what is wrong with the token without quoting it.',
  looksAt: {
    parts: ['request.headers', 'response.status', 'response.body'],
    statuses: ['4xx', '5xx'],
  },
  faults: ['token-in-error'],
  examples: {
    pass: [failed('the token is not valid'), exchange({ operation: 'getClient', status: 404 })],
    fail: [failed(`the token ${TOKEN} is not valid`)],
  },
  evaluate({ request, response }) {
    if (!response) return NO_ANSWER;
    if (response.body.isEmpty) return NO_BODY;
    const token = tokenOf(request);
    if (token === undefined) return NO_TOKEN;
    if (!response.body.text.includes(token)) return PASS;
    return fail({
      at: 'response.body',
      expected: 'no token',
      actual: 'the token of the caller, withheld here',
    });
  },
});
