import { defineCheck } from '../../model/check.js';
import type { Observation } from '../../model/finding.js';
import { isObject } from '../../model/json/walk.js';
import { notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { NO_ANSWER, NO_JSON, operationOf } from '../_parts.js';
import { memberOf } from '../_values.js';

const OTHER_SHAPE = notApplicable('content of another shape is the affair of body-matches-schema');
const AS_ASKED = notApplicable('a pact names the members that its consumer reads, and no others');
const DETAIL = ['clientId', 'name', 'redirectUris'] as const;

const missing = (at: string, name: string): Observation => ({
  at,
  expected: `the member "${name}"`,
  actual: 'no such member',
  shape: `no ${name}`,
});

const hasEmptyId = (value: object): boolean => memberOf(value, 'clientId') === '';

/** An id that is no id: the document bounds no text. */
const emptyId = (value: object, at: string): readonly Observation[] =>
  hasEmptyId(value)
    ? [{ at: `${at}/clientId`, expected: 'an id', actual: 'an empty string', shape: 'empty id' }]
    : [];

const inCreated = (value: object): readonly Observation[] => {
  const client: unknown = Reflect.get(value, 'client');
  if (client === undefined) return [missing('response.body', 'client')];
  if (!isObject(client)) return [];
  if (!Object.hasOwn(client, 'clientId')) return [missing('response.body/client', 'clientId')];
  return emptyId(client, 'response.body/client');
};

const inDetail = (value: unknown, at: string): readonly Observation[] =>
  isObject(value)
    ? [
        ...DETAIL.filter((name) => !Object.hasOwn(value, name)).map((name) => missing(at, name)),
        ...emptyId(value, at),
      ]
    : [];

const isWhole = (value: unknown): boolean => {
  if (!isObject(value)) return true;
  for (const name of DETAIL) if (!Object.hasOwn(value, name)) return false;
  return !hasEmptyId(value);
};

const allWhole = (values: readonly unknown[]): boolean => {
  for (const value of values) if (!isWhole(value)) return false;
  return true;
};

const create = (json: unknown) => exchange({ operation: 'createClient', status: 200, json });
const list = (json: unknown) => exchange({ operation: 'listClients', status: 200, json });

export default defineCheck({
  id: 'answer-identifies-the-client',
  rows: ['CON-12'],
  ledger: 'contract',
  severity: 'warning',
  clause: '#/components/schemas/partnerClientDetails',
  title: 'An answer that shows a client says which one it is.',
  why: 'The document requires no member, yet without id, name and redirect URIs an answer is of no use.',
  fix: 'Return clientId from create; return clientId, name and redirectUris from get and list.',
  looksAt: {
    parts: ['response.status', 'response.body'],
    operations: ['createClient', 'getClient', 'listClients'],
    statuses: ['200'],
  },
  faults: [
    'create-without-client-id',
    'get-without-name',
    'error-with-200',
    'malformed-id-is-served',
  ],
  examples: {
    pass: [create({ client: { clientId: 'a' } }), list([]), list([EXAMPLE_CLIENT]), list({})],
    fail: [
      create({}),
      create({ client: { clientId: '' } }),
      create({ client: { clientSecret: 's3cret' } }),
      list([EXAMPLE_CLIENT, {}]),
    ],
  },
  evaluate(exchange) {
    const { response } = exchange;
    if (!response) return NO_ANSWER;
    if (exchange.source === 'pact') return AS_ASKED;
    const json = response.body.json;
    if (!json.ok) return NO_JSON;
    const { value } = json;
    const id = operationOf(exchange)?.id;
    if (id === 'listClients') {
      if (!Array.isArray(value)) return OTHER_SHAPE;
      if (allWhole(value)) return PASS;
      const index = value.findIndex((item) => !isWhole(item));
      return verdictOf(inDetail(value[index], `response.body/${index}`));
    }
    if (!isObject(value)) return OTHER_SHAPE;
    if (id === 'createClient') return verdictOf(inCreated(value));
    return isWhole(value) ? PASS : verdictOf(inDetail(value, 'response.body'));
  },
});
