import type {
  Operation,
  ParameterSpec,
  RequestBodySpec,
  ResponseSpec,
  SchemaSpec,
  SchemaViolation,
} from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { OPERATION_IDS } from '../model/operation.js';
import { pointer } from '../model/json/pointer.js';
import { variablesOf } from '../model/path-template.js';

/** A schema of the few words that the examples need. */
interface Schema {
  readonly type: 'string' | 'boolean' | 'array' | 'object';
  readonly pointer: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const ARTICLE = {
  string: 'a string',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
};

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

function* violations(schema: Schema, value: unknown, at: string): Generator<SchemaViolation> {
  const breaks = 'published';
  if (typeOf(value) !== schema.type) {
    const [expected, keyword] = [ARTICLE[schema.type], 'type'];
    const place = { instance: at, schema: `${schema.pointer}/type`, keyword };
    yield { ...place, expected, actual: typeOf(value), breaks };
    return;
  }
  if (schema.items && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* violations(schema.items, item, pointer(at, index));
  }
  const members = new Map(Object.entries(Object(value) as object));
  for (const name of schema.required ?? []) {
    if (members.has(name)) continue;
    const place = { instance: at, schema: `${schema.pointer}/required`, keyword: 'required' };
    yield { ...place, expected: `the member "${name}"`, actual: 'no such member', breaks };
  }
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    if (members.has(name)) yield* violations(child, members.get(name), pointer(at, name));
  }
}

const nodesOf = (schema: Schema): readonly { readonly pointer: string }[] => [
  { pointer: schema.pointer },
  ...(schema.items ? nodesOf(schema.items) : []),
  ...Object.values(schema.properties ?? {}).flatMap(nodesOf),
];

const spec = (schema: Schema): SchemaSpec => ({
  pointer: schema.pointer,
  accepts: (value) => violations(schema, value, '').next().done === true,
  explain: (value) => [...violations(schema, value, '')],
  nodes: nodesOf(schema),
  visit: (_value, hit) => {
    hit(0);
  },
});

const list = (at: string, items: Schema): Schema => ({ type: 'array', pointer: at, items });
const text = (at: string): Schema => ({ type: 'string', pointer: at });
const texts = (at: string): Schema => list(at, text(`${at}/items`));

const COMPONENTS = '#/components/schemas';

const details = (name: string, own: readonly string[], required: readonly string[]): Schema => {
  const at = (member: string) => `${COMPONENTS}/${name}/properties/${member}`;
  const names = [...own, 'name', 'logoUri', 'clientUri', 'policyUri', 'tosUri'];
  return {
    type: 'object',
    pointer: `${COMPONENTS}/${name}`,
    required,
    properties: {
      ...Object.fromEntries(names.map((member) => [member, text(at(member))])),
      redirectUris: texts(at('redirectUris')),
      contacts: texts(at('contacts')),
      pkceRequired: { type: 'boolean', pointer: at('pkceRequired') },
    },
  };
};

const CREATED = `${COMPONENTS}/createClientResponse`;
const created: Schema = {
  type: 'object',
  pointer: CREATED,
  properties: {
    client: {
      type: 'object',
      pointer: `${CREATED}/properties/client`,
      properties: {
        clientId: text(`${CREATED}/properties/client/properties/clientId`),
        clientSecret: text(`${CREATED}/properties/client/properties/clientSecret`),
      },
    },
  },
};

const detail = details('partnerClientDetails', ['clientId'], []);
const COLLECTION =
  '/a/oidc-provider/api/v0/institutions/{institutionId}/partner-clients/{partnerName}';
const CLIENT = `${COLLECTION}/{clientId}`;
const position = { file: 'partner-clients.v0.yaml', line: 1, column: 1 };
const content = (at: string, schema: Schema) => {
  const place = pointer(at, 'content', 'application/json');
  return [{ mediaType: 'application/json', pointer: place, schema: spec(schema) }];
};

interface Sketch {
  readonly method: string;
  readonly path: string;
  readonly request?: Schema;
  /** The schema of each status; undefined: no content. */
  readonly answers: Readonly<Record<string, Schema | undefined>>;
}

const SKETCHES: Readonly<Record<(typeof OPERATION_IDS)[number], Sketch>> = {
  listClients: {
    method: 'GET',
    path: COLLECTION,
    answers: { 200: list(`${pointer('#/paths', COLLECTION)}/get`, detail) },
  },
  createClient: {
    method: 'POST',
    path: COLLECTION,
    request: details('createPartnerClientDetails', [], ['name', 'redirectUris']),
    answers: { 200: created },
  },
  getClient: { method: 'GET', path: CLIENT, answers: { 200: detail, 404: undefined } },
  updateClient: {
    method: 'PUT',
    path: CLIENT,
    request: details('updatePartnerClientDetails', [], []),
    answers: { 204: undefined, 404: undefined },
  },
  deleteClient: { method: 'DELETE', path: CLIENT, answers: { 204: undefined, 404: undefined } },
};

const operationOf = (id: (typeof OPERATION_IDS)[number], index: number): Operation => {
  const { method, path, request, answers } = SKETCHES[id];
  const at = pointer('#/paths', path, method.toLowerCase());
  const parameters = variablesOf(path).map((name, number): ParameterSpec => {
    const place = pointer(at, 'parameters', number);
    return { name, in: 'path', required: true, pointer: place, schema: spec(text(place)) };
  });
  const responses = Object.entries(answers).map(([key, schema]): ResponseSpec => {
    const place = pointer(at, 'responses', key);
    return { key, pointer: place, position, content: schema ? content(place, schema) : [] };
  });
  const place = `${at}/requestBody`;
  const requestBody: RequestBodySpec | undefined = request && {
    pointer: place,
    required: false,
    content: content(place, request),
  };
  const response = (status: number) => responses.find(({ key }) => key === String(status));
  return {
    id,
    index,
    method,
    path,
    pointer: at,
    position,
    parameters,
    requestBody,
    responses,
    response,
  };
};

/** The same exchange by a document that requires a header, `X-Total`, of its answer. */
export const withHeaders = (exchange: Exchange): Exchange => {
  const { match } = exchange;
  if (match.kind !== 'operation') return exchange;
  const place = `${match.operation.pointer}/responses/200/headers/X-Total`;
  const header = {
    name: 'x-total',
    required: true,
    pointer: place,
    position,
    written: { style: 'simple', explode: false },
    schema: integer(place),
  };
  const response = (status: number) => {
    const found = match.operation.response(status);
    return found && { ...found, headers: [header] };
  };
  exchange.match = { ...match, operation: { ...match.operation, response } };
  return exchange;
};

const integer = (at: string): SchemaSpec => {
  const violation = {
    instance: '',
    schema: at,
    keyword: 'type',
    expected: 'an integer',
    actual: 'a string',
    breaks: 'published' as const,
  };
  return {
    pointer: at,
    accepts: (value) => Number.isInteger(value),
    explain: (value) => (Number.isInteger(value) ? [] : [violation]),
    nodes: [{ pointer: at }],
    visit: (_value, hit) => {
      hit(0);
    },
  };
};

/** The five operations as the vendor's document describes them, made by hand for the examples. */
export const EXAMPLE_OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  OPERATION_IDS.map((id, index) => [id, operationOf(id, index)]),
);
