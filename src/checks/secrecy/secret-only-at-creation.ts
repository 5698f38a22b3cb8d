import { defineCheck } from '../../model/check.js';
import { secretMembers } from '../_secret-members.js';
import { notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER, operationOf } from '../_parts.js';

/** An error may name the member that is wrong, with a sentence on it. */
const isSecret = (value: unknown): boolean => typeof value === 'string' && /^\S{8,}$/.test(value);

const ISSUES = notApplicable('the answer to a create issues the secret');

export default defineCheck({
  id: 'secret-only-at-creation',
  rows: ['SEC-01', 'SEC-02'],
  ledger: 'standards',
  severity: 'error',
  clause: '#/components/schemas/createClientResponse',
  title: 'Only the answer to a create carries a client secret.',
  why: 'Callers log and cache what they read: a secret that stands there outlives the client.',
  fix: 'Return the secret once, from create, and from no other operation and in no error.',
  looksAt: { parts: ['response.status', 'response.body'] },
  faults: ['secret-in-list', 'secret-in-get'],
  examples: {
    pass: [
      exchange({
        operation: 'createClient',
        status: 200,
        json: { client: { clientSecret: 's3cret' } },
      }),
      exchange({ operation: 'getClient', status: 200, json: EXAMPLE_CLIENT }),
      exchange({ operation: 'getClient', status: 200, json: { name: 'clientSecret' } }),
      exchange({
        operation: 'createClient',
        status: 400,
        json: { errors: { clientSecret: 'is not allowed' } },
      }),
    ],
    fail: [
      exchange({ operation: 'listClients', status: 200, json: [{}, { clientSecret: 's3cret' }] }),
      exchange({ operation: 'getClient', status: 200, json: { a: { CLIENT_SECRET: 's3cret' } } }),
      exchange({ operation: 'createClient', status: 400, json: { clientSecret: 's3cret-s3cret' } }),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const creates = operationOf(exchange)?.id === 'createClient';
    if (creates && response.status >= 200 && response.status < 300) return ISSUES;
    const members = secretMembers(response.body);
    if (members.length === 0) return PASS;
    const isError = response.status >= 400;
    const found = members.filter(({ value }) => !isError || isSecret(value));
    return verdictOf(
      found.map(({ pointer, type, shape }) => ({
        at: `response.body${pointer}`,
        expected: 'no such member',
        actual: `a member of type ${type}, its value withheld`,
        shape,
      })),
    );
  },
});
