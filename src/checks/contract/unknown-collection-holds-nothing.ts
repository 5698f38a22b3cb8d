import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER, operationOf, SERVER_FAILED } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const SETTINGS = couldNotTell('the credentials may be wrong');
const REDIRECTED = couldNotTell('the answer is a redirection');
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 429]);
const purpose = 'unknown-collection';

export default defineCheck({
  id: 'unknown-collection-holds-nothing',
  rows: ['LIF-16'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/parameters',
  title: 'An institution or a partner that does not exist has no clients.',
  why: 'Data from a made-up path means that the path does not decide whose clients are shown.',
  fix: 'Answer 403 or 404 where the institution or the partner is unknown.',
  looksAt: { parts: ['response.status'], purposes: [purpose] },
  faults: ['unknown-institution-served', 'collection-is-not-looked-at'],
  examples: {
    pass: [
      exchange({ operation: 'listClients', status: 404, purpose }),
      exchange({ operation: 'getClient', status: 403, purpose }),
    ],
    fail: [
      exchange({ operation: 'listClients', status: 200, purpose, json: [EXAMPLE_CLIENT] }),
      exchange({ operation: 'listClients', status: 200, purpose, json: [] }),
      exchange({ operation: 'deleteClient', status: 204, purpose }),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const { status, body } = response;
    if (status >= 500) return SERVER_FAILED;
    if (BY_SETTINGS.has(status)) return SETTINGS;
    if (status >= 400) return PASS;
    if (!isSuccess(status)) return REDIRECTED;
    const place = { at: 'response.status', expected: '403 or 404' };
    const isList = operationOf(exchange)?.id === 'listClients';
    const isBare =
      isList && body.json.ok && Array.isArray(body.json.value) && body.json.value.length === 0;
    if (!isBare) return fail({ ...place, actual: `${status}, as if it existed` });
    return fail({ ...place, actual: `${status} with an empty list`, severity: 'warning' });
  },
});
