import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, SERVER_FAILED } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const TOO_OFTEN = couldNotTell('the caller was told that it asks too often');
const purpose = 'anonymous';

export default defineCheck({
  id: 'anonymous-is-refused',
  rows: ['AUT-01'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §7',
  title: 'A request without credentials is refused with 401.',
  why: 'The operations create and delete OAuth clients: whoever needs no token for that owns the institution.',
  fix: 'Ask for a token before anything else is looked at, and answer 401 where there is none.',
  looksAt: { parts: ['response.status'], purposes: [purpose] },
  faults: ['anonymous-list'],
  examples: {
    pass: [exchange({ operation: 'listClients', status: 401, purpose })],
    fail: [
      exchange({ operation: 'listClients', status: 200, purpose, json: [] }),
      exchange({ operation: 'deleteClient', status: 204, purpose }),
      exchange({ operation: 'getClient', status: 403, purpose }),
      exchange({ operation: 'getClient', status: 302, purpose }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status === 401) return PASS;
    if (status >= 500) return SERVER_FAILED;
    if (status === 429) return TOO_OFTEN;
    const place = { at: 'response.status', expected: '401', actual: String(status) };
    if (isSuccess(status)) return fail(place);
    return fail({ ...place, severity: 'warning', clause: 'RFC 6750 §3' });
  },
});
