import { defineCheck } from '../../model/check.js';
import { serverWords } from '../../model/http/server-words.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER, NO_REQUEST_JSON, SERVER_FAILED } from '../_parts.js';
import { oddValuesIn } from './_plain.js';

const MANY = notApplicable('several values may have been refused: each is sent alone besides');
const NONE = notApplicable('none of its values is odd');
/** Refusals that say nothing of the values. */
const OF_ANOTHER_KIND: ReadonlySet<number> = new Set([401, 404, 409, 410, 429]);
const OTHERWISE = notApplicable('it was refused for another reason');

const sent = (members: object, status: number) =>
  exchange({
    operation: 'createClient',
    status,
    purpose: 'odd-value',
    request: {
      json: { name: 'Example', redirectUris: ['https://app.example.com/cb'], ...members },
    },
  });

export default defineCheck({
  id: 'refused-value-is-a-limit',
  rows: ['INP-12'],
  ledger: 'contract',
  severity: 'info',
  clause: '#/components/schemas/createPartnerClientDetails/properties',
  title:
    'A value that is refused is beyond a limit of its member, which the document does not tell.',
  why: 'A partner meets the limit in production, with the first customer whose name has an apostrophe.',
  fix: 'State the limit in the document: pattern, maxLength, maxItems.',
  looksAt: {
    parts: ['request.body', 'response.status'],
    operations: ['createClient', 'updateClient'],
    purposes: ['odd-value'],
  },
  faults: ['quoted-name-is-refused'],
  examples: {
    pass: [sent({ name: "O'Neil" }, 200), sent({}, 400)],
    fail: [sent({ name: "O'Neil" }, 400), sent({ contacts: ['A@example.com'] }, 403)],
  },
  evaluate({ request, response }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status < 400) return PASS;
    if (status >= 500) return SERVER_FAILED;
    if (OF_ANOTHER_KIND.has(status)) return OTHERWISE;
    if (!request.body.json.ok) return NO_REQUEST_JSON;
    const [place, more] = oddValuesIn(request.body.json.value);
    if (place === undefined) return NONE;
    if (more !== undefined) return MANY;
    const said = serverWords(response);
    const member = place.split('/', 1)[0] ?? '';
    return fail({
      at: `request.body/${place}`,
      expected: 'the value, or a limit in the document',
      actual: said === undefined ? String(status) : `${String(status)}: "${said}"`,
      shape: `a limit of ${member}`,
    });
  },
});
