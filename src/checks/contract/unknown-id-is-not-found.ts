import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER, SERVER_FAILED } from '../_parts.js';

const SETTINGS = couldNotTell('the credentials, the institution or the partner may be wrong');
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 403, 429]);
const purpose = 'unknown-id';

export default defineCheck({
  id: 'unknown-id-is-not-found',
  rows: ['LIF-14'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses/404',
  title: 'A client that was never there is not found.',
  why: 'A caller that is told of success believes that it has read, changed or deleted something.',
  fix: 'Answer 404 to get, update and delete of an id that was never issued.',
  looksAt: {
    parts: ['response.status'],
    operations: ['getClient', 'updateClient', 'deleteClient'],
    purposes: [purpose],
  },
  faults: ['unknown-id-is-served', 'error-with-200', 'redirect-elsewhere'],
  examples: {
    pass: [
      exchange({ operation: 'getClient', status: 404, purpose }),
      exchange({ operation: 'updateClient', status: 404, purpose, json: { error: 'not found' } }),
      exchange({ operation: 'deleteClient', status: 403, purpose }),
    ],
    fail: [
      exchange({ operation: 'getClient', status: 200, purpose, json: EXAMPLE_CLIENT }),
      exchange({ operation: 'deleteClient', status: 204, purpose }),
      exchange({ operation: 'getClient', status: 400, purpose }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status === 404) return PASS;
    if (status >= 500) return SERVER_FAILED;
    if (BY_SETTINGS.has(status)) return SETTINGS;
    return fail({ at: 'response.status', expected: '404', actual: String(status) });
  },
});
