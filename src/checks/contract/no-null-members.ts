import { defineCheck } from '../../model/check.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { BROKEN_OFF, NO_ANSWER, NO_JSON, NO_SCHEMA, schemaOf } from '../_parts.js';
import { isNullMember, memberName, observe } from '../_violations.js';

const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'no-null-members',
  rows: ['CON-09'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas',
  title: 'A member that has no value is left out, not null.',
  why: 'No property of the document is nullable: a client that reads a text finds null, and fails.',
  fix: 'Leave the member out, or have the document declare it nullable.',
  looksAt: { parts: ['response.status', 'response.type', 'response.body'] },
  faults: ['null-members'],
  examples: {
    pass: [get(EXAMPLE_CLIENT), get({ name: 'null' }), get({ undeclared: null })],
    fail: [
      get({ ...EXAMPLE_CLIENT, logoUri: null }),
      exchange({ operation: 'listClients', status: 200, json: [{}, { contacts: null }] }),
      exchange({ operation: 'createClient', status: 200, json: { client: null } }),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const schema = schemaOf(exchange, response);
    if (!schema) return NO_SCHEMA;
    if (exchange.failure) return BROKEN_OFF;
    const { body } = response;
    if (!body.json.ok) return NO_JSON;
    const { value } = body.json;
    if (!body.text.includes('null') || body.isAcceptedBy(schema)) return PASS;
    const nulls = schema.explain(value).filter((each) => isNullMember(value, each));
    return verdictOf(
      observe('response.body', nulls).map(({ at, ...rest }) => {
        const name = memberName(at.slice('response.body'.length));
        return {
          ...rest,
          at,
          expected: `no member ${name}, or a value`,
          actual: `${name} is null`,
        };
      }),
    );
  },
});
