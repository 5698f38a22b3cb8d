import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, SERVER_FAILED } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const SETTINGS = couldNotTell('the credentials may be wrong');
const REDIRECTED = couldNotTell('the answer is a redirection');
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 429]);
const purpose = 'foreign-collection';

export default defineCheck({
  id: 'foreign-write-is-refused',
  rows: ['LIF-21'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/parameters',
  title: 'A client is updated and deleted through its own collection only.',
  why: 'Whoever knows an id changes or deletes the client of another partner or institution.',
  fix: 'Look a client up by institution, partner and id together, and answer 404 elsewhere.',
  looksAt: {
    parts: ['response.status'],
    operations: ['updateClient', 'deleteClient'],
    purposes: [purpose],
  },
  faults: [
    'update-reaches-other-partner',
    'delete-reaches-other-partner',
    'update-reaches-other-institution',
    'delete-reaches-other-institution',
  ],
  examples: {
    pass: [
      exchange({ operation: 'updateClient', status: 404, purpose }),
      exchange({ operation: 'deleteClient', status: 403, purpose }),
    ],
    fail: [
      exchange({ operation: 'updateClient', status: 204, purpose }),
      exchange({ operation: 'deleteClient', status: 204, purpose }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status >= 500) return SERVER_FAILED;
    if (BY_SETTINGS.has(status)) return SETTINGS;
    if (status >= 400) return PASS;
    if (!isSuccess(status)) return REDIRECTED;
    return fail({ at: 'response.status', expected: '403 or 404', actual: String(status) });
  },
});
