import { defineCheck } from '../../model/check.js';
import { fail, PASS } from '../../model/verdict.js';
import { NO_ANSWER } from '../_parts.js';
import { granted, membersOf, tokenExchange } from './_token.js';

const TYPES: ReadonlySet<string> = new Set(['bearer', 'dpop']);

export default defineCheck({
  id: 'token-answer-is-a-bearer-token',
  rows: ['TOK-01'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §5.1',
  title: 'A token answer is JSON that holds an access token and its type.',
  why: 'A client that keeps to the standard finds no token in it, or does not know how to use it.',
  fix: 'Answer 200 with application/json, access_token and token_type Bearer.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    statuses: ['2xx'],
    purposes: ['token'],
  },
  faults: ['token-type-is-missing', 'token-answer-is-a-string'],
  examples: {
    pass: [granted(), granted({ token_type: 'bearer' }), granted({ token_type: 'DPoP' })],
    fail: [
      granted({ token_type: 'mac' }),
      granted({ access_token: '' }),
      granted({ token_type: undefined }),
      tokenExchange(200, 'opaque'),
      tokenExchange(201, { access_token: 'opaque', token_type: 'Bearer' }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const at = 'response.body';
    const members = membersOf(response.body);
    if (!members) return fail({ at, expected: 'an object in JSON', actual: 'something else' });
    const { access_token: token, token_type: type } = members;
    if (typeof token !== 'string' || token === '')
      return fail({ at: `${at}/access_token`, expected: 'a token', actual: 'none' });
    if (typeof type !== 'string' || !TYPES.has(type.toLowerCase()))
      return fail({
        at: `${at}/token_type`,
        expected: 'the type Bearer',
        actual: 'another type, or none',
      });
    const actual = String(response.status);
    return response.status === 200
      ? PASS
      : fail({ at: 'response.status', expected: '200', actual });
  },
});
