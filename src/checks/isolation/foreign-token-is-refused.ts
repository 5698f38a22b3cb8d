import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { hidingOf, NO_ANSWER, operationOf } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const REDIRECTED = couldNotTell('the answer is a redirection');
const purpose = 'foreign-token';

export default defineCheck({
  id: 'foreign-token-is-refused',
  rows: ['AUT-05', 'AUT-10'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 9700 §2.3',
  title: 'A token of another institution or partner opens nothing here.',
  why: 'Every partner could read and change the clients of every other.',
  fix: 'Compare what the token is for with institution and partner of the path, and answer 403.',
  looksAt: { parts: ['response.status', 'response.body'], purposes: [purpose] },
  faults: [
    'any-good-token-opens-all',
    'other-token-lists',
    'other-token-updates',
    'other-token-deletes',
    'other-token-is-unauthorized',
  ],
  examples: {
    pass: [
      exchange({ operation: 'getClient', status: 403, purpose }),
      exchange({ operation: 'deleteClient', status: 404, purpose }),
      // It shows nothing.
      exchange({ operation: 'listClients', status: 200, purpose, json: [] }),
    ],
    fail: [
      exchange({ operation: 'getClient', status: 200, purpose, json: EXAMPLE_CLIENT }),
      exchange({ operation: 'listClients', status: 200, purpose, json: [EXAMPLE_CLIENT] }),
      exchange({ operation: 'updateClient', status: 204, purpose }),
      exchange({ operation: 'getClient', status: 401, purpose }),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const { status, body } = response;
    const hidden = hidingOf(status);
    if (hidden) return hidden;
    const place = { at: 'response.status', expected: '403 or 404', actual: String(status) };
    if (status === 401) return fail({ ...place, severity: 'warning', clause: 'RFC 6750 §3.1' });
    if (status >= 400) return PASS;
    if (!isSuccess(status)) return REDIRECTED;
    const { json } = body;
    const isBare =
      operationOf(exchange)?.id === 'listClients' &&
      json.ok &&
      Array.isArray(json.value) &&
      json.value.length === 0;
    return isBare ? PASS : fail(place);
  },
});
