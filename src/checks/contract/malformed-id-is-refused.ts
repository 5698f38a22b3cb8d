import { defineCheck } from '../../model/check.js';
import { couldNotTell, fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, SERVER_FAILED } from '../_parts.js';
import { isSuccess } from '../_refusal.js';

const SETTINGS = couldNotTell('the credentials, the institution or the partner may be wrong');
const REDIRECTED = couldNotTell('the answer is a redirection');
const BY_SETTINGS: ReadonlySet<number> = new Set([401, 429]);
const POSSIBLE = notApplicable('the id may be one');
const purpose = 'malformed-id';

/** Nobody issues an id that is so long, or holds what ends a segment or a line. */
const isMalformed = (id = ''): boolean =>
  id.length >= 256 || /[/?#\p{Cc}]/u.test(id) || id === '.' || id === '..';

export default defineCheck({
  id: 'malformed-id-is-refused',
  rows: ['LIF-15'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths/*/*/responses/404',
  title: 'An id that cannot be one is refused.',
  why: 'A success for an id that nobody issued means that the id is not looked up, or is looked up wrongly.',
  fix: 'Answer 404 or 400 to an id that cannot be one.',
  looksAt: {
    parts: ['response.status'],
    operations: ['getClient', 'updateClient', 'deleteClient'],
    purposes: [purpose, 'foreign'],
  },
  faults: ['malformed-id-is-served'],
  examples: {
    pass: [
      exchange({ operation: 'getClient', status: 404, purpose, clientId: 'x' }),
      exchange({ operation: 'getClient', status: 414, purpose, clientId: 'x'.repeat(300) }),
    ],
    fail: [
      exchange({ operation: 'getClient', status: 200, purpose, clientId: 'a/b', json: {} }),
      exchange({ operation: 'getClient', status: 200, clientId: 'a/b', json: {} }),
    ],
  },
  evaluate({ response, match, purpose: why }) {
    if (!response) return NO_ANSWER;
    if (why === undefined && match.kind === 'operation' && !isMalformed(match.values.at(-1)))
      return POSSIBLE;
    const { status } = response;
    if (status >= 500) return SERVER_FAILED;
    if (BY_SETTINGS.has(status)) return SETTINGS;
    if (status >= 400) return PASS;
    if (!isSuccess(status)) return REDIRECTED;
    return fail({ at: 'response.status', expected: '404 or 400', actual: String(status) });
  },
});
