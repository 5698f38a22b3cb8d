import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { BROKEN_OFF, doubted, NO_ANSWER, NOT_KEPT, schemaOf, unreadOf } from '../_parts.js';
import { judgeOther } from '../_other-content.js';
import { isNullMember, observe } from '../_violations.js';

const ONLY_NULLS = notApplicable('members that are null are the affair of no-null-members');
const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'body-matches-schema',
  rows: ['CON-05', 'CON-06', 'CON-07', 'CON-10'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'Content is what its schema in the document says.',
  why: 'Clients are written, and often generated, from the schema: a value of another type breaks them.',
  fix: 'Return the documented types: no number or boolean as text, no single value for an array.',
  looksAt: { parts: ['response.status', 'response.type', 'response.body'] },
  faults: ['pkce-as-string', 'list-is-wrapped', 'create-id-is-a-number'],
  examples: {
    pass: [get(EXAMPLE_CLIENT), get({}), get({ more: 1 })],
    fail: [
      get({ pkceRequired: 'true' }),
      exchange({ operation: 'listClients', status: 200, json: { clients: [] } }),
      exchange({ operation: 'createClient', status: 200, json: { client: { clientId: 7 } } }),
      exchange({ operation: 'listClients', status: 200 }),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const schema = schemaOf(exchange, response);
    if (!schema) return unreadOf(exchange, response) ?? judgeOther(exchange, response);
    const { body } = response;
    if (exchange.failure) return BROKEN_OFF;
    if (!body.isKept) return NOT_KEPT;
    const at = 'response.body';
    if (body.isEmpty) return fail({ at, expected: 'content', actual: 'none' });
    if (!body.json.ok) return fail({ at, expected: 'JSON', actual: 'text that is no JSON' });
    const { value, written } = body.json;
    if (body.isAcceptedBy(schema)) return doubted(schema, value) ?? PASS;
    const violations = schema.explain(value, written).filter((each) => !isNullMember(value, each));
    return violations.length > 0 ? verdictOf(observe(at, violations)) : ONLY_NULLS;
  },
});
