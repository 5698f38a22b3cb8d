import { defineCheck } from '../../model/check.js';
import { internalsIn } from '../secrecy/_internals.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_BODY } from '../_parts.js';

const failed = (detail: string) =>
  exchange({ operation: 'getClient', status: 404, json: { error: 'not found', detail } });

export default defineCheck({
  id: 'errors-reveal-no-internals',
  rows: ['REP-09'],
  ledger: 'standards',
  severity: 'warning',
  clause: 'RFC 9457 §5',
  title: 'An error tells the caller what was wrong, and nothing of how the server is made.',
  why: 'Stack traces, queries and names of inner hosts tell an attacker where to look.',
  fix: 'Log the details, and answer with a short text of your own.',
  looksAt: { parts: ['response.status', 'response.body'], statuses: ['4xx', '5xx'] },
  faults: ['stack-trace'],
  examples: {
    pass: [
      failed('there is no client at this address'),
      failed('select a name from the list, where possible'),
      failed('java is not a redirect URI at example.com (line 5)'),
      exchange({ operation: 'getClient', status: 404 }),
    ],
    fail: [
      failed('Error: no client\n    at Clients.find (/srv/app/clients.js:10:5)'),
      failed('java.lang.NullPointerException: null'),
      failed('ERROR: relation "clients" does not exist: SELECT * FROM clients WHERE id = $1'),
      failed('connect ECONNREFUSED 10.0.0.5:5432'),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    if (response.body.isEmpty) return NO_BODY;
    const found = internalsIn(response.body.text);
    if (found.length === 0) return PASS;
    return verdictOf(
      found.map((actual) => ({ at: 'response.body', expected: 'no inner workings', actual })),
    );
  },
});
