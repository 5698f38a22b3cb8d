import { defineCheck } from '../../model/check.js';
import type { SchemaSpec } from '../../model/contract.js';
import { pointer, withoutIndexes } from '../../model/json/pointer.js';
import { membersOf } from '../../model/members.js';
import { notApplicable, verdictOf } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_REQUEST_JSON, requestSchemaOf, doubted } from '../_parts.js';
import { refusalOf } from '../_refusal.js';

const VALID = notApplicable('the document allows the content of the request');
const PINNED = notApplicable('what becomes of null for a member that need not be there is pinned');
const NO_SCHEMA = notApplicable('the document has no JSON schema for this request');
const MOST = 10;

const sent = (status: number, json: unknown) =>
  exchange({ operation: 'createClient', status, purpose: 'invalid-body', request: { json } });

/**
 * Null for a member that need not be there: whether that says as much as leaving it out is open.
 * @returns whether a place in the value is one of these
 */
const openIn = (schema: SchemaSpec, value: unknown): ((instance: string) => boolean) => {
  const members = membersOf(value) ?? {};
  const nulls = Object.keys(members).filter((name) => members[name] === null);
  if (nulls.length === 0) return () => false;
  const rest = Object.fromEntries(Object.entries(members).filter(([, each]) => each !== null));
  const required = new Set(schema.explain(rest).map(({ missing }) => missing));
  const open = new Set(
    nulls.filter((name) => !required.has(name)).map((name) => pointer('', name)),
  );
  return (instance) => open.has(instance);
};

export default defineCheck({
  id: 'invalid-body-is-refused',
  rows: ['INP-01', 'INP-02', 'INP-03', 'INP-06'],
  ledger: 'contract',
  severity: 'error',
  clause: '#/components/schemas/createPartnerClientDetails',
  title: 'Content that the document forbids is refused.',
  why: 'What is stored is not what the caller meant, and other callers meet it where they expect a client.',
  fix: 'Answer 400 or 422 to content that the schema of the request forbids.',
  looksAt: {
    parts: ['request.headers', 'request.body', 'response.status'],
    operations: ['createClient', 'updateClient'],
  },
  faults: [
    'missing-name-accepted',
    'wrong-types-accepted',
    'contact-number-is-coerced',
    'first-uri-is-not-checked',
    'last-contact-is-not-checked',
    'missing-uris-accepted',
    'number-name-is-coerced',
    'one-uri-becomes-a-list',
    'update-coerces-name',
    'update-takes-one-uri-for-a-list',
    'wrong-logo-is-dropped',
    'wrong-terms-are-dropped-by-update',
    'zero-flag-is-taken-for-false',
    'null-name-is-taken-for-empty-by-create',
  ],
  examples: {
    pass: [
      sent(400, { name: 'a' }),
      sent(422, []),
      sent(200, { name: 'a', redirectUris: [] }),
      sent(200, { name: 'a', redirectUris: [], logoUri: null }),
      exchange({ operation: 'updateClient', status: 204, request: { json: { name: null } } }),
    ],
    fail: [
      sent(200, { redirectUris: ['https://a.example/'] }),
      sent(200, { name: 'a', redirectUris: [], pkceRequired: 'yes' }),
      sent(200, null),
      exchange({ operation: 'updateClient', status: 204, request: { json: { name: 5 } } }),
    ],
  },
  evaluate(exchange) {
    const schema = requestSchemaOf(exchange);
    if (!schema) return NO_SCHEMA;
    const { body } = exchange.request;
    if (!body.json.ok) return NO_REQUEST_JSON;
    if (body.isAcceptedBy(schema)) return doubted(schema, body.json.value) ?? VALID;
    // A stricter reading binds no provider: with and without the overlay the verdict is the same.
    const broken = schema.explain(body.json.value).filter(({ breaks }) => breaks === 'published');
    if (broken.length === 0) return VALID;
    const isOpen = openIn(schema, body.json.value);
    const forbidden = broken.filter(({ instance }) => !isOpen(instance));
    if (forbidden.length === 0) return PINNED;
    const refusal = refusalOf(exchange);
    if (refusal) return refusal;
    const status = exchange.response?.status ?? 0;
    return verdictOf(
      forbidden
        .slice(0, MOST)
        .map(({ instance, expected, actual, keyword, schema: pointer, position }) => ({
          at: `request.body${instance}`,
          expected: `400 or 422, for the document asks for ${expected}`,
          actual: `${status} to ${actual}`,
          shape: `${withoutIndexes(instance)} ${keyword} accepted`,
          pointer,
          position,
          breaks: 'published',
        })),
    );
  },
});
