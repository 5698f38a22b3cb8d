import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';
import { memberOf } from '../_values.js';

const WITHOUT_ID = notApplicable('the answer has no clientId that is a string');
const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'client-id-is-the-one-asked-for',
  rows: ['LIF-04'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas/partnerClientDetails/properties/clientId',
  title: 'A client that is read by its id has that id.',
  why: 'A caller that stores what it reads would update or delete another client.',
  fix: 'Return the client that the path names, with its id unchanged.',
  looksAt: {
    parts: ['request.target', 'response.status', 'response.body'],
    operations: ['getClient'],
    statuses: ['200'],
  },
  faults: ['get-shows-another-id'],
  examples: {
    pass: [get(EXAMPLE_CLIENT), get({}), get({ clientId: 5 })],
    fail: [
      get({ ...EXAMPLE_CLIENT, clientId: 'another' }),
      get({ clientId: EXAMPLE_CLIENT.clientId.toUpperCase() }),
    ],
  },
  evaluate({ response, match }) {
    if (!response) return NO_ANSWER;
    const json = response.body.json;
    const clientId = json.ok ? memberOf(json.value, 'clientId') : undefined;
    if (typeof clientId !== 'string' || match.kind !== 'operation') return WITHOUT_ID;
    const asked = match.values.at(-1);
    if (clientId === asked) return PASS;
    const inCase = clientId.toLowerCase() === asked?.toLowerCase();
    return fail({
      at: 'response.body/clientId',
      expected: 'the id that the path names',
      actual: inCase ? 'that id in other case' : 'another id',
    });
  },
});
