import { defineCheck } from '../../model/check.js';
import type { SchemaSpec } from '../../model/contract.js';
import { isRecord, jsonType, membersOf } from '../../model/json/walk.js';
import { tokens, withoutIndexes } from '../../model/json/pointer.js';
import { namesSecret } from '../../model/secret-names.js';
import { notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER, NO_JSON, NO_SCHEMA, operationOf, schemaOf } from '../_parts.js';
import { quoted } from '../_values.js';

/** The names that a schema declares anywhere; a schema is read once. */
const declared = new WeakMap<SchemaSpec, ReadonlySet<string>>();

const namesIn = (schema: SchemaSpec): ReadonlySet<string> => {
  const known = declared.get(schema);
  if (known) return known;
  const names = new Set<string>();
  for (const node of schema.nodes) {
    const path = tokens(node.pointer);
    if (path.at(-2) === 'properties') names.add(path.at(-1) ?? '');
  }
  declared.set(schema, names);
  return names;
};

const OTHER_SHAPE = notApplicable('content of another shape is the affair of body-matches-schema');
const MOST = 20;
const DEEPEST = 16;

/** Whether every name is declared; false where the value is too deep to say so cheaply. */
const allDeclared = (names: ReadonlySet<string>, value: unknown, depth: number): boolean => {
  if (!isRecord(value)) return true;
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[])
      if (!allDeclared(names, item, depth + 1)) return false;
    return true;
  }
  for (const name in value)
    if (!names.has(name) || !allDeclared(names, value[name], depth + 1)) return false;
  return true;
};

const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });

export default defineCheck({
  id: 'undeclared-members-are-noted',
  rows: ['CON-11'],
  ledger: 'contract',
  severity: 'info',
  clause: '#/components/schemas',
  title: 'Every member of an answer is one that the document declares.',
  why: 'Objects of the document are open, so a new member is lawful; it is often the first sign of a change.',
  fix: 'Nothing needs to be done; ask the vendor to document the member before relying on it.',
  looksAt: { parts: ['response.status', 'response.type', 'response.body'] },
  faults: [
    'extra-member',
    'claimed-institution-is-kept',
    'error-with-200',
    'secret-under-another-name',
  ],
  examples: {
    pass: [
      get(EXAMPLE_CLIENT),
      exchange({ operation: 'listClients', status: 200, json: [{}] }),
      exchange({ operation: 'listClients', status: 200, json: { clients: [] } }),
      get({ ...EXAMPLE_CLIENT, client_secret: 'x' }),
    ],
    fail: [get({ ...EXAMPLE_CLIENT, createdAt: 'x' }), get({ name: { first: 'x' } })],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    const schema = schemaOf(exchange, response);
    if (!schema) return NO_SCHEMA;
    if (!response.body.json.ok) return NO_JSON;
    const names = namesIn(schema);
    const { value } = response.body.json;
    if (operationOf(exchange)?.id === 'listClients' && !Array.isArray(value)) return OTHER_SHAPE;
    if (names.size === 0 || allDeclared(names, value, 0)) return PASS;
    const strangers = new Map<string, { pointer: string; name: string; type: string }>();
    for (const { pointer, name, value: held } of membersOf(value)) {
      if (strangers.size === MOST) break;
      const place = withoutIndexes(pointer);
      // To have a secret documented that must not be there would be bad advice.
      if (names.has(name) || namesSecret(name) || strangers.has(place)) continue;
      strangers.set(place, { pointer, name, type: jsonType(held) });
    }
    return verdictOf(
      [...strangers.values()].map(({ pointer, name, type }) => ({
        at: `response.body${pointer}`,
        expected: 'a declared member',
        actual: `${quoted(name)} of type ${type}`,
      })),
    );
  },
});
