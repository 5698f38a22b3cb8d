import { defineCheck } from '../../model/check.js';
import { isObject } from '../../model/json/walk.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';
import { errorIn } from '../_values.js';

const NO_OBJECT = notApplicable('the answer is no JSON object');
const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'error-is-not-a-success',
  rows: ['CON-06', 'CON-07'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'An error is not answered with a status of success.',
  why: 'A client that branches on the status takes the error for a client without members.',
  fix: 'Answer an error with a status of 400 or above.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['createClient', 'getClient'],
    statuses: ['2xx'],
  },
  faults: ['error-with-200'],
  examples: {
    pass: [
      get(EXAMPLE_CLIENT),
      get({ clientId: 'a', error: 'x' }),
      get({ error: null }),
      get({ code: 7, success: true }),
    ],
    fail: [
      get({ error: 'not found' }),
      get({ code: 404, message: 'not found' }),
      get({ success: false }),
      exchange({ operation: 'createClient', status: 200, json: { errors: ['no name'] } }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const json = response.body.json;
    if (!json.ok || !isObject(json.value)) return NO_OBJECT;
    const { value } = json;
    if (Object.hasOwn(value, 'clientId') || Object.hasOwn(value, 'client')) return PASS;
    const name = errorIn(value);
    if (name === undefined) return PASS;
    return fail({
      at: `response.body/${name}`,
      expected: 'a client',
      actual: `a member "${name}" with the status of a success`,
    });
  },
});
