import type { ChangeVerdict } from '../change.js';

type Json = Readonly<Record<string, unknown>>;

/** A change of something else than a schema. */
export interface DocumentEdit {
  readonly what: string;
  readonly old: Json;
  readonly new: Json;
  readonly expected: ChangeVerdict;
  /** What the documents have in common besides. */
  readonly around?: Json;
}

const ok = { 204: { description: 'd' } };
const json = (schema: unknown) => ({ 'application/json': { schema } });
const text = { type: 'string' };
const query = (more: Json = {}, schema: unknown = text) => ({
  name: 'q',
  in: 'query',
  schema,
  ...more,
});

/** A document with some paths. */
export const documentOf = (paths: Json, around: Json = {}): Json => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths,
  ...around,
});

const get = (more: Json): Json => ({ '/x': { get: { responses: ok, ...more } } });
const post = (more: Json): Json => ({ '/x': { post: { responses: ok, ...more } } });
const answers = (responses: Json): Json => get({ responses });
const parameters = (...list: readonly unknown[]): Json => get({ parameters: list });
const body = (content: unknown, more: Json = {}): Json =>
  post({ requestBody: { content, ...more } });

const operations: readonly DocumentEdit[] = [
  {
    what: 'an operation is removed',
    old: { ...get({}), '/y': { get: { responses: ok } } },
    new: get({}),
    expected: 'breaking',
  },
  {
    what: 'a deprecated operation is removed',
    old: { ...get({}), '/y': { get: { responses: ok, deprecated: true } } },
    new: get({}),
    expected: 'breaking',
  },
  {
    what: 'an operation is removed after its sunset',
    old: {
      ...get({}),
      '/y': { get: { responses: ok, deprecated: true, 'x-sunset': '2029-01-01' } },
    },
    new: get({}),
    expected: 'withdrawn',
  },
  {
    what: 'an operation is removed before its sunset',
    old: {
      ...get({}),
      '/y': { get: { responses: ok, deprecated: true, 'x-sunset': '2031-01-01' } },
    },
    new: get({}),
    expected: 'breaking',
  },
  {
    what: 'an operation is added',
    old: get({}),
    new: { ...get({}), '/y': { get: { responses: ok } } },
    expected: 'safe',
  },
  {
    what: 'an operation is deprecated',
    old: get({}),
    new: get({ deprecated: true }),
    expected: 'safe',
  },
  { what: 'the method is another', old: get({}), new: post({}), expected: 'breaking' },
  {
    what: 'the path is another',
    old: get({}),
    new: { '/z': { get: { responses: ok } } },
    expected: 'breaking',
  },
  {
    what: 'prose is another',
    old: get({ summary: 'a' }),
    new: get({ summary: 'b', description: 'c', tags: ['t'] }),
    expected: 'safe',
  },
  {
    what: 'the operation id is another',
    old: get({ operationId: 'a' }),
    new: get({ operationId: 'b' }),
    expected: 'safe',
  },
  {
    what: 'a variable of the path is renamed',
    old: {
      '/x/{a}/y/{b}': {
        get: {
          parameters: ['a', 'b'].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: text,
          })),
          responses: ok,
        },
      },
    },
    new: {
      '/x/{c}/y/{d}': {
        get: {
          parameters: ['d', 'c'].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: text,
          })),
          responses: ok,
        },
      },
    },
    expected: 'safe',
  },
  {
    what: 'parameters of the path item move into the operation',
    old: { '/x': { parameters: [query()], get: { responses: ok } } },
    new: { '/x': { get: { parameters: [query()], responses: ok } } },
    expected: 'safe',
  },
  {
    what: 'a slash at the end',
    old: get({}),
    new: { '/x/': { get: { responses: ok } } },
    expected: 'safe',
  },
];

const ofParameters: readonly DocumentEdit[] = [
  {
    what: 'an optional parameter is added',
    old: parameters(),
    new: parameters(query()),
    expected: 'safe',
  },
  {
    what: 'a required parameter is added',
    old: parameters(),
    new: parameters(query({ required: true })),
    expected: 'breaking',
  },
  {
    what: 'a parameter is removed',
    old: parameters(query()),
    new: parameters(),
    expected: 'withdrawn',
  },
  {
    what: 'a parameter becomes required',
    old: parameters(query()),
    new: parameters(query({ required: true })),
    expected: 'breaking',
  },
  {
    what: 'a parameter becomes optional',
    old: parameters(query({ required: true })),
    new: parameters(query()),
    expected: 'safe',
  },
  {
    what: 'a parameter moves',
    old: parameters(query()),
    new: parameters({ ...query(), in: 'header' }),
    expected: 'withdrawn',
  },
  {
    what: 'the case of a header is another',
    old: parameters({ ...query(), in: 'header', name: 'X-A' }),
    new: parameters({ ...query(), in: 'header', name: 'x-a' }),
    expected: 'safe',
  },
  {
    what: 'the case of a query parameter is another',
    old: parameters(query()),
    new: parameters(query({ name: 'Q' })),
    expected: 'withdrawn',
  },
  {
    what: 'numbers become texts',
    old: parameters(query({}, { type: 'integer' })),
    new: parameters(query({}, text)),
    expected: 'safe',
  },
  {
    what: 'booleans become words',
    old: parameters(query({}, { type: 'boolean' })),
    new: parameters(query({}, { enum: ['true', 'false'] })),
    expected: 'safe',
  },
  {
    what: 'numbers become words',
    old: parameters(query({}, { enum: [1, 2] })),
    new: parameters(query({}, { enum: ['1', '2', '3'] })),
    expected: 'safe',
  },
  {
    what: 'texts become numbers',
    old: parameters(query({}, text)),
    new: parameters(query({}, { type: 'integer' })),
    expected: 'breaking',
  },
  {
    what: 'a value is taken away',
    old: parameters(query({}, { enum: ['a', 'b'] })),
    new: parameters(query({}, { enum: ['a'] })),
    expected: 'breaking',
  },
  {
    what: 'a value is added',
    old: parameters(query({}, { enum: ['a'] })),
    new: parameters(query({}, { enum: ['a', 'b'] })),
    expected: 'safe',
  },
  {
    what: 'a bound is lowered',
    old: parameters(query({}, { type: 'integer', maximum: 100 })),
    new: parameters(query({}, { type: 'integer', maximum: 50 })),
    expected: 'breaking',
  },
  {
    what: 'lists of numbers become lists of texts',
    old: parameters(query({}, { type: 'array', items: { type: 'integer' } })),
    new: parameters(query({}, { type: 'array', items: text })),
    expected: 'safe',
  },
  {
    what: 'lists are written in one',
    old: parameters(query({}, { type: 'array', items: text })),
    new: parameters(query({ explode: false }, { type: 'array', items: text })),
    expected: 'breaking',
  },
  {
    what: 'lists are written with bars',
    old: parameters(query({ explode: false }, { type: 'array', items: text })),
    new: parameters(
      query({ explode: false, style: 'pipeDelimited' }, { type: 'array', items: text }),
    ),
    expected: 'breaking',
  },
  {
    what: 'the default of style is said',
    old: parameters(query({}, { type: 'array', items: text })),
    new: parameters(query({ style: 'form', explode: true }, { type: 'array', items: text })),
    expected: 'safe',
  },
  {
    what: 'a text is exploded',
    old: parameters(query()),
    new: parameters(query({ explode: false })),
    expected: 'safe',
  },
  {
    what: 'an object is written deep',
    old: parameters(query({}, { type: 'object', properties: { a: text } })),
    new: parameters(query({ style: 'deepObject' }, { type: 'object', properties: { a: text } })),
    expected: 'breaking',
  },
  {
    what: 'a parameter becomes JSON',
    old: parameters(query({}, text)),
    new: parameters({ name: 'q', in: 'query', content: json(text) }),
    expected: 'breaking',
  },
  {
    what: 'JSON stays JSON',
    old: parameters({ name: 'q', in: 'query', content: json(text) }),
    new: parameters({ name: 'q', in: 'query', content: json({ type: ['string', 'null'] }) }),
    expected: 'safe',
  },
  {
    what: 'the default is another',
    old: parameters(query({}, { type: 'integer', default: 1 })),
    new: parameters(query({}, { type: 'integer', default: 2 })),
    expected: 'safe',
  },
  {
    what: 'the order is another',
    old: parameters(query(), query({ name: 'r' })),
    new: parameters(query({ name: 'r' }), query()),
    expected: 'safe',
  },
  {
    what: 'a parameter becomes a component',
    old: parameters(query()),
    new: parameters({ $ref: '#/components/parameters/Q' }),
    expected: 'safe',
    around: { components: { parameters: { Q: query() } } },
  },
  {
    what: 'a variable of the path is narrowed',
    old: {
      '/x/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
          responses: ok,
        },
      },
    },
    new: {
      '/x/{key}': {
        get: {
          parameters: [
            { name: 'key', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          ],
          responses: ok,
        },
      },
    },
    expected: 'breaking',
  },
  {
    what: 'a variable of the path is written as a label',
    old: {
      '/x/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
          responses: ok,
        },
      },
    },
    new: {
      '/x/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, style: 'label', schema: text }],
          responses: ok,
        },
      },
    },
    expected: 'breaking',
  },
  {
    what: 'a header that OpenAPI has said elsewhere',
    old: parameters(),
    new: parameters({ name: 'Accept', in: 'header', required: true, schema: text }),
    expected: 'safe',
  },
];

const bodies: readonly DocumentEdit[] = [
  {
    what: 'a body becomes required',
    old: body(json(text)),
    new: body(json(text), { required: true }),
    expected: 'breaking',
  },
  {
    what: 'a body becomes optional',
    old: body(json(text), { required: true }),
    new: body(json(text)),
    expected: 'safe',
  },
  { what: 'an optional body is added', old: post({}), new: body(json(text)), expected: 'safe' },
  {
    what: 'a required body is added',
    old: post({}),
    new: body(json(text), { required: true }),
    expected: 'breaking',
  },
  { what: 'a body is removed', old: body(json(text)), new: post({}), expected: 'withdrawn' },
  {
    what: 'a media type is added',
    old: body(json(text)),
    new: body({ ...json(text), 'text/plain': {} }),
    expected: 'safe',
  },
  {
    what: 'a media type is removed',
    old: body({ ...json(text), 'text/plain': {} }),
    new: body(json(text)),
    expected: 'breaking',
  },
  {
    what: 'the case of a media type is another',
    old: body(json(text)),
    new: body({ 'Application/JSON': { schema: text } }),
    expected: 'safe',
  },
  {
    what: 'a charset is said',
    old: body(json(text)),
    new: body({ 'application/json; charset=utf-8': { schema: text } }),
    expected: 'safe',
  },
  {
    what: 'a range takes what was listed',
    old: body(json(text)),
    new: body({ 'application/*': { schema: text } }),
    expected: 'safe',
  },
  {
    what: 'a range is narrowed',
    old: body({ 'application/*': { schema: text } }),
    new: body(json(text)),
    expected: 'breaking',
  },
  {
    what: 'the schema of a range is narrower',
    old: body(json(text)),
    new: body({ '*/*': { schema: { type: 'string', maxLength: 1 } } }),
    expected: 'breaking',
  },
  {
    what: 'form fields become texts',
    old: body({
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', properties: { n: { type: 'integer' } } },
      },
    }),
    new: body({
      'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { n: text } } },
    }),
    expected: 'safe',
  },
  {
    what: 'a member that is only read becomes required',
    old: body(json({ type: 'object', properties: { id: text } })),
    new: body(
      json({
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string', readOnly: true } },
      }),
    ),
    expected: 'withdrawn',
  },
  {
    what: 'a member that is only read is narrowed',
    old: body(json({ type: 'object', properties: { id: { ...text, readOnly: true } } })),
    new: body(
      json({
        type: 'object',
        properties: { id: { type: 'string', readOnly: true, format: 'uuid' } },
      }),
    ),
    expected: 'safe',
  },
  {
    what: 'a body becomes a component',
    old: body(json(text)),
    new: post({ requestBody: { $ref: '#/components/requestBodies/B' } }),
    expected: 'safe',
    around: { components: { requestBodies: { B: { content: json(text) } } } },
  },
];

const answer = (more: Json): Json => ({ description: 'd', ...more });

const responses: readonly DocumentEdit[] = [
  {
    what: 'a success is added',
    old: answers({ 200: answer({}) }),
    new: answers({ 200: answer({}), 201: answer({}) }),
    expected: 'breaking',
  },
  {
    what: 'a success is another',
    old: answers({ 200: answer({}) }),
    new: answers({ 201: answer({}) }),
    expected: 'breaking',
  },
  {
    what: 'an error is added',
    old: answers({ 200: answer({}) }),
    new: answers({ 200: answer({}), 429: answer({}) }),
    expected: 'safe',
  },
  {
    what: 'an error is added that a range held',
    old: answers({ 200: answer({}), '4XX': answer({ content: json(text) }) }),
    new: answers({
      200: answer({}),
      '4XX': answer({ content: json(text) }),
      404: answer({ content: json({ type: 'integer' }) }),
    }),
    expected: 'breaking',
  },
  {
    what: 'a range is spelled out',
    old: answers({ 200: answer({}), '4XX': answer({ content: json(text) }) }),
    new: answers({
      200: answer({}),
      400: answer({ content: json(text) }),
      404: answer({ content: json(text) }),
    }),
    expected: 'safe',
  },
  {
    what: 'an error is removed',
    old: answers({ 200: answer({}), 404: answer({}) }),
    new: answers({ 200: answer({}) }),
    expected: 'safe',
  },
  {
    what: 'the default is removed',
    old: answers({ 200: answer({}), default: answer({}) }),
    new: answers({ 200: answer({}) }),
    expected: 'withdrawn',
  },
  {
    what: 'a default is added',
    old: answers({ 200: answer({}) }),
    new: answers({ 200: answer({}), default: answer({}) }),
    expected: 'safe',
  },
  {
    what: 'a success that the default allowed',
    old: answers({ 200: answer({}), default: answer({}) }),
    new: answers({ 200: answer({}), 202: answer({}), default: answer({}) }),
    expected: 'safe',
  },
  {
    what: 'content is added',
    old: answers({ 200: answer({}) }),
    new: answers({ 200: answer({ content: json(text) }) }),
    expected: 'safe',
  },
  {
    what: 'content is removed',
    old: answers({ 200: answer({ content: json(text) }) }),
    new: answers({ 200: answer({}) }),
    expected: 'breaking',
  },
  {
    what: 'another media type may be asked for',
    old: answers({ 200: answer({ content: json(text) }) }),
    new: answers({ 200: answer({ content: { ...json(text), 'text/csv': {} } }) }),
    expected: 'safe',
  },
  {
    what: 'a media type can no longer be had',
    old: answers({ 200: answer({ content: { ...json(text), 'text/csv': {} } }) }),
    new: answers({ 200: answer({ content: json(text) }) }),
    expected: 'breaking',
  },
  {
    what: 'a media type is another',
    old: answers({ 200: answer({ content: json(text) }) }),
    new: answers({ 200: answer({ content: { 'application/problem+json': { schema: text } } }) }),
    expected: 'breaking',
  },
  {
    what: 'a response becomes a component',
    old: answers({ 200: answer({ content: json(text) }) }),
    new: answers({ 200: { $ref: '#/components/responses/R' } }),
    expected: 'safe',
    around: { components: { responses: { R: answer({ content: json(text) }) } } },
  },
  {
    what: 'a header is added',
    old: answers({ 200: answer({}) }),
    new: answers({ 200: answer({ headers: { 'X-A': { required: true, schema: text } } }) }),
    expected: 'safe',
  },
  {
    what: 'an optional header is removed',
    old: answers({ 200: answer({ headers: { 'X-A': { schema: text } } }) }),
    new: answers({ 200: answer({}) }),
    expected: 'withdrawn',
  },
  {
    what: 'a required header is removed',
    old: answers({ 200: answer({ headers: { 'X-A': { required: true, schema: text } } }) }),
    new: answers({ 200: answer({}) }),
    expected: 'breaking',
  },
  {
    what: 'a required header becomes optional',
    old: answers({ 200: answer({ headers: { 'X-A': { required: true, schema: text } } }) }),
    new: answers({ 200: answer({ headers: { 'x-a': { schema: text } } }) }),
    expected: 'breaking',
  },
  {
    what: 'a header says more',
    old: answers({ 200: answer({ headers: { 'X-A': { schema: { enum: ['a'] } } } }) }),
    new: answers({ 200: answer({ headers: { 'X-A': { schema: { enum: ['a', 'b'] } } } }) }),
    expected: 'breaking',
  },
  {
    what: 'a header says less',
    old: answers({ 200: answer({ headers: { 'X-A': { schema: { enum: ['a', 'b'] } } } }) }),
    new: answers({ 200: answer({ headers: { 'X-A': { schema: { enum: ['a'] } } } }) }),
    expected: 'safe',
  },
  {
    what: 'a header of any text is described no more',
    old: answers({ 200: answer({ headers: { 'X-A': { schema: text } } }) }),
    new: answers({ 200: answer({ headers: { 'X-A': {} } }) }),
    expected: 'safe',
  },
  {
    what: 'a header of numbers is described no more',
    old: answers({ 200: answer({ headers: { 'X-A': { schema: { type: 'integer' } } } }) }),
    new: answers({ 200: answer({ headers: { 'X-A': { schema: {} } } }) }),
    expected: 'breaking',
  },
  {
    what: 'a parameter of which nothing was said is any text',
    old: parameters(query({}, {})),
    new: parameters(query()),
    expected: 'safe',
  },
  {
    what: 'a member that is only written is no longer required',
    old: answers({
      200: answer({
        content: json({
          type: 'object',
          required: ['p'],
          properties: { p: { type: 'string', writeOnly: true } },
        }),
      }),
    }),
    new: answers({
      200: answer({
        content: json({ type: 'object', properties: { p: { type: 'string', writeOnly: true } } }),
      }),
    }),
    expected: 'safe',
  },
  {
    what: 'a member goes',
    old: answers({
      200: answer({ content: json({ type: 'object', properties: { a: text, b: text } }) }),
    }),
    new: answers({ 200: answer({ content: json({ type: 'object', properties: { a: text } }) }) }),
    expected: 'withdrawn',
  },
  {
    what: 'a member goes that was always there',
    old: answers({
      200: answer({
        content: json({ type: 'object', required: ['b'], properties: { a: text, b: text } }),
      }),
    }),
    new: answers({ 200: answer({ content: json({ type: 'object', properties: { a: text } }) }) }),
    expected: 'breaking',
  },
  {
    what: 'a member comes',
    old: answers({ 200: answer({ content: json({ type: 'object', properties: { a: text } }) }) }),
    new: answers({
      200: answer({ content: json({ type: 'object', properties: { a: text, b: text } }) }),
    }),
    expected: 'safe',
  },
];

const schemes: Json = {
  basic: { type: 'http', scheme: 'basic' },
  basicToo: { type: 'http', scheme: 'Basic', description: 'd' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { r: '', w: '' } } },
  },
  moved: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://b.example/token', scopes: { r: '' } } },
  },
  both: {
    type: 'oauth2',
    flows: {
      clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { r: '' } },
      password: { tokenUrl: 'https://a.example/token', scopes: { r: '' } },
    },
  },
};
const around = { components: { securitySchemes: schemes } };
const secured = (...security: readonly unknown[]): Json => get({ security });

const security: readonly DocumentEdit[] = [
  {
    what: 'credentials are asked for',
    old: get({}),
    new: secured({ basic: [] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'credentials are no longer asked for',
    old: secured({ basic: [] }),
    new: secured(),
    expected: 'safe',
    around,
  },
  {
    what: 'credentials are optional',
    old: get({}),
    new: secured({}, { basic: [] }),
    expected: 'safe',
    around,
  },
  {
    what: 'another way is added',
    old: secured({ basic: [] }),
    new: secured({ basic: [] }, { key: [] }),
    expected: 'safe',
    around,
  },
  {
    what: 'a way is removed',
    old: secured({ basic: [] }, { key: [] }),
    new: secured({ key: [] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'both are asked for',
    old: secured({ basic: [] }),
    new: secured({ basic: [], key: [] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'one of both is enough',
    old: secured({ basic: [], key: [] }),
    new: secured({ key: [] }),
    expected: 'safe',
    around,
  },
  {
    what: 'a scheme is renamed',
    old: secured({ basic: [] }),
    new: secured({ basicToo: [] }),
    expected: 'safe',
    around,
  },
  {
    what: 'a scope is added',
    old: secured({ oauth: ['r'] }),
    new: secured({ oauth: ['r', 'w'] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'a scope is dropped',
    old: secured({ oauth: ['r', 'w'] }),
    new: secured({ oauth: ['r'] }),
    expected: 'safe',
    around,
  },
  {
    what: 'the order of scopes is another',
    old: secured({ oauth: ['r', 'w'] }),
    new: secured({ oauth: ['w', 'r'] }),
    expected: 'safe',
    around,
  },
  {
    what: 'the token URL is another',
    old: secured({ oauth: ['r'] }),
    new: secured({ moved: ['r'] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'a flow is added',
    old: secured({ oauth: ['r'] }),
    new: secured({ both: ['r'] }),
    expected: 'safe',
    around,
  },
  {
    what: 'a flow is removed',
    old: secured({ both: ['r'] }),
    new: secured({ oauth: ['r'] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'the list of the document is copied',
    old: { ...get({}) },
    new: secured({ basic: [] }),
    expected: 'safe',
    around: { ...around, security: [{ basic: [] }] },
  },
];

const servers = (...urls: readonly string[]): Json => ({ servers: urls.map((url) => ({ url })) });
const hosts = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `https://h${from + at}.example`);

export const serverEdits: readonly {
  readonly what: string;
  readonly old: Json;
  readonly new: Json;
  readonly expected: ChangeVerdict;
}[] = [
  {
    what: 'a server is removed',
    old: documentOf(get({}), servers('https://a.example', 'https://b.example')),
    new: documentOf(get({}), servers('https://a.example')),
    expected: 'breaking',
  },
  {
    what: 'a server is added',
    old: documentOf(get({}), servers('https://a.example')),
    new: documentOf(get({}), servers('https://a.example', 'https://b.example')),
    expected: 'safe',
  },
  {
    what: 'one of so many servers that they are not all compared is removed',
    old: documentOf(get({}), servers('https://a.example', ...hosts(0, 1_500))),
    new: documentOf(get({}), servers(...hosts(0, 1_500))),
    expected: 'undecided',
  },
  {
    what: 'one of as many servers as are compared is removed',
    old: documentOf(get({}), servers('https://a.example', ...hosts(0, 999))),
    new: documentOf(get({}), servers(...hosts(0, 1_000))),
    expected: 'breaking',
  },
  {
    what: 'so many servers that they are not all compared stay',
    old: documentOf(get({}), servers(...hosts(0, 1_500))),
    new: documentOf(get({ deprecated: true }), servers(...hosts(0, 1_500))),
    expected: 'safe',
  },
  {
    what: 'the host is another',
    old: documentOf(get({}), servers('https://a.example')),
    new: documentOf(get({}), servers('https://b.example')),
    expected: 'breaking',
  },
  {
    what: 'a slash at the end',
    old: documentOf(get({}), servers('https://a.example/')),
    new: documentOf(get({}), servers('https://A.example')),
    expected: 'safe',
  },
  {
    what: 'a prefix moves into the server',
    old: documentOf({ '/v1/x': { get: { responses: ok } } }, servers('https://a.example')),
    new: documentOf(get({}), servers('https://a.example/v1')),
    expected: 'safe',
  },
  {
    what: 'the prefix is another',
    old: documentOf(get({}), servers('https://a.example/v1')),
    new: documentOf(get({}), servers('https://a.example/v2')),
    expected: 'breaking',
  },
  {
    what: 'a variable is filled in',
    old: documentOf(get({}), {
      servers: [{ url: 'https://{h}.example', variables: { h: { default: 'a', enum: ['a'] } } }],
    }),
    new: documentOf(get({}), servers('https://a.example')),
    expected: 'safe',
  },
  {
    what: 'a variable that may be any text is filled in',
    old: documentOf(get({}), {
      servers: [{ url: 'https://{h}.example', variables: { h: { default: 'a' } } }],
    }),
    new: documentOf(get({}), servers('https://a.example')),
    expected: 'breaking',
  },
  {
    what: 'a variable that may be any text has another name',
    old: documentOf(get({}), {
      servers: [{ url: 'https://{h}.example/v1', variables: { h: { default: 'a' } } }],
    }),
    new: documentOf(get({}), {
      servers: [{ url: 'https://{tenant}.example/v1', variables: { tenant: { default: 'b' } } }],
    }),
    expected: 'safe',
  },
  {
    what: 'the server of the document is that of the operation',
    old: documentOf(get({}), servers('https://a.example')),
    new: documentOf(get(servers('https://a.example'))),
    expected: 'safe',
  },
];

const NARROW = { type: 'string', maxLength: 1 };
const list = { type: 'array', items: text };
const path = (more: Json = {}) => ({
  name: 'id',
  in: 'path',
  required: true,
  schema: text,
  ...more,
});
const at = (route: string, ...listed: readonly unknown[]): Json => ({
  [route]: { get: { parameters: listed, responses: ok } },
});
const pushed = (schema: unknown, more: Json = {}): Json => ({
  post: { requestBody: { required: true, content: json(schema) }, responses: ok, ...more },
});
const calling = (schema: unknown): Json =>
  post({ callbacks: { done: { '{$request.body#/url}': pushed(schema) } } });

const thin: readonly DocumentEdit[] = [
  {
    what: 'the default takes an error over, and says the same',
    old: answers({ 200: answer({}), 404: answer({ content: json(text) }) }),
    new: answers({ 200: answer({}), default: answer({ content: json(text) }) }),
    expected: 'safe',
  },
  {
    what: 'the default takes an error over, and says something else',
    old: answers({ 200: answer({}), 404: answer({ content: json(text) }) }),
    new: answers({ 200: answer({}), default: answer({ content: json({ type: 'integer' }) }) }),
    expected: 'breaking',
  },
  {
    what: 'a success becomes a range',
    old: answers({ 200: answer({}) }),
    new: answers({ '2XX': answer({}) }),
    expected: 'breaking',
  },
  {
    what: 'a range becomes one success',
    old: answers({ '2XX': answer({}) }),
    new: answers({ 200: answer({}) }),
    expected: 'safe',
  },
  {
    what: 'one of a range of media types comes',
    old: answers({ 200: answer({ content: { 'application/*': { schema: text } } }) }),
    new: answers({ 200: answer({ content: json(text) }) }),
    expected: 'safe',
  },
  {
    what: 'a wide range beside what was listed',
    old: body(json(text)),
    new: body({ ...json(text), '*/*': { schema: NARROW } }),
    expected: 'safe',
  },
  {
    what: 'one of a range is narrowed, and the range stays',
    old: body({ 'application/*': { schema: text } }),
    new: body({ ...json(NARROW), '*/*': { schema: text } }),
    expected: 'breaking',
  },
  {
    what: 'a range of answers beside what was listed',
    old: answers({ 200: answer({ content: { ...json(text), '*/*': {} } }) }),
    new: answers({ 200: answer({ content: { ...json(text), '*/*': { schema: {} } } }) }),
    expected: 'safe',
  },
  {
    what: 'a range by suffix takes what was listed',
    old: body({ 'application/merge-patch+json': { schema: text } }),
    new: body({ 'application/*+json': { schema: text } }),
    expected: 'safe',
  },
  {
    what: 'content gets a schema',
    old: body({ 'application/json': {} }),
    new: body(json(text)),
    expected: 'breaking',
  },
  {
    what: 'links are others',
    old: answers({ 200: answer({ links: { a: { operationId: 'x' } } }) }),
    new: answers({ 200: answer({}) }),
    expected: 'safe',
  },
  {
    what: 'a scope is another',
    old: secured({ oauth: ['r'] }),
    new: secured({ oauth: ['w'] }, { oauth: ['r', 'w'] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'one of two scopes was enough',
    old: secured({ oauth: ['w'] }, { oauth: ['r'] }),
    new: secured({ oauth: ['r'] }),
    expected: 'breaking',
    around,
  },
  {
    what: 'a scheme that is described nowhere',
    old: secured({ basic: [] }),
    new: secured({ nowhere: [] }),
    expected: 'undecided',
    around,
  },
  {
    what: 'a scheme that is described nowhere, and always was',
    old: secured({ nowhere: [] }),
    new: { ...secured({ nowhere: [] }), '/y': { get: { responses: ok } } },
    expected: 'safe',
    around,
  },
  {
    what: 'another scheme of HTTP',
    old: secured({ basic: [] }),
    new: secured({ bearer: [] }),
    expected: 'breaking',
    around: {
      components: { securitySchemes: { ...schemes, bearer: { type: 'http', scheme: 'bearer' } } },
    },
  },
  {
    what: 'the flow is another',
    old: secured({ implicit: [] }),
    new: secured({ code: [] }),
    expected: 'breaking',
    around: {
      components: {
        securitySchemes: {
          implicit: {
            type: 'oauth2',
            flows: { implicit: { authorizationUrl: 'https://a.example/auth', scopes: {} } },
          },
          code: {
            type: 'oauth2',
            flows: {
              authorizationCode: {
                authorizationUrl: 'https://a.example/auth',
                scopes: {},
                tokenUrl: 'https://a.example/token',
              },
            },
          },
        },
      },
    },
  },
  {
    what: 'a token URL with its host',
    old: secured({ short: [] }),
    new: secured({ long: [] }),
    expected: 'safe',
    around: {
      servers: [{ url: 'https://a.example/v1' }],
      components: {
        securitySchemes: {
          short: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: '/token', scopes: {} } },
          },
          long: {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: 'https://A.example/token', scopes: {} } },
          },
        },
      },
    },
  },
  {
    what: 'a parameter of the operation hides that of the path',
    old: {
      '/x': {
        parameters: [query()],
        get: { parameters: [query({}, { type: 'integer' })], responses: ok },
      },
    },
    new: parameters(query({}, { type: 'integer' })),
    expected: 'safe',
  },
  {
    what: 'what is the default of style in a path is said',
    old: at('/x/{id}', path()),
    new: at('/x/{id}', path({ style: 'simple', explode: false })),
    expected: 'safe',
  },
  {
    what: 'a name in a path with more in its segment',
    old: at('/x/{id}.json', path()),
    new: at('/x/{key}.json', path({ name: 'key' })),
    expected: 'safe',
  },
  {
    what: 'a variable of the path is described at last',
    old: at('/x/{id}'),
    new: at('/x/{id}', path({ schema: { type: 'integer' } })),
    expected: 'breaking',
  },
  {
    what: 'reserved characters need no code',
    old: parameters(query()),
    new: parameters(query({ allowReserved: true })),
    expected: 'safe',
  },
  {
    what: 'a cookie is required',
    old: parameters(),
    new: parameters(query({ in: 'cookie', required: true })),
    expected: 'breaking',
  },
  {
    what: 'a cookie is no longer documented',
    old: parameters(query({ in: 'cookie' })),
    new: parameters(),
    expected: 'withdrawn',
  },
  {
    what: 'a parameter is deprecated',
    old: parameters(query()),
    new: parameters(query({ deprecated: true })),
    expected: 'safe',
  },
  {
    what: 'a list needs an item: an empty one is not written',
    old: parameters(query({}, list)),
    new: parameters(query({}, { ...list, minItems: 1 })),
    expected: 'safe',
  },
  {
    what: 'a list becomes a text',
    old: parameters(query({}, list)),
    new: parameters(query({}, text)),
    expected: 'breaking',
  },
  {
    what: 'a parameter may no longer be empty',
    old: parameters(query({ allowEmptyValue: true }, { type: 'integer' })),
    new: parameters(query({}, { type: 'integer' })),
    expected: 'breaking',
  },
  {
    what: 'the charset of a parameter',
    old: parameters({ name: 'q', in: 'query', content: json(text) }),
    new: parameters({
      name: 'q',
      in: 'query',
      content: { 'application/json; charset=utf-8': { schema: text } },
    }),
    expected: 'safe',
  },
  {
    what: 'the content of a callback is another',
    old: calling(text),
    new: calling({ type: 'integer' }),
    expected: 'breaking',
  },
  {
    what: 'the content of a callback says less',
    old: calling(text),
    new: calling(NARROW),
    expected: 'safe',
  },
  { what: 'a callback is added', old: post({}), new: calling(text), expected: 'safe' },
  { what: 'a callback goes', old: calling(text), new: post({}), expected: 'withdrawn' },
];

const hook = (schema: unknown, more: Json = {}): Json =>
  documentOf(get({}), { webhooks: { made: pushed(schema, more) } });
const needing = (...required: readonly string[]) => ({
  type: 'object',
  required,
  properties: { a: text, b: text },
});

const NOWHERE = { $ref: '#/components/nowhere' };
const inJson = (schema: unknown) => ({ name: 'X-Id', in: 'header', content: json(schema) });

/** Of what servers send, and clients take. */
export const webhookEdits: typeof serverEdits = [
  {
    what: 'a webhook may lack a member',
    old: hook(needing('a', 'b')),
    new: hook(needing('a')),
    expected: 'breaking',
  },
  {
    what: 'a webhook has a member for sure',
    old: hook(needing('a')),
    new: hook(needing('a', 'b')),
    expected: 'safe',
  },
  {
    what: 'a webhook loses a member',
    old: hook(needing()),
    new: hook({ type: 'object', properties: { a: text } }),
    expected: 'withdrawn',
  },
  {
    what: 'a member of a webhook that is only read is another',
    old: hook({ type: 'object', properties: { a: { type: 'string', readOnly: true } } }),
    new: hook({ type: 'object', properties: { a: { type: 'integer', readOnly: true } } }),
    expected: 'breaking',
  },
  { what: 'a webhook is added', old: documentOf(get({})), new: hook(text), expected: 'safe' },
  { what: 'a webhook goes', old: hook(text), new: documentOf(get({})), expected: 'withdrawn' },
  {
    what: 'a webhook may come without a body',
    old: hook(text),
    new: hook(text, { requestBody: { content: json(text) } }),
    expected: 'breaking',
  },
  {
    what: 'a webhook may come in another media type',
    old: hook(text),
    new: hook(text, {
      requestBody: { required: true, content: { ...json(text), 'text/plain': {} } },
    }),
    expected: 'breaking',
  },
  {
    what: 'a webhook needs another answer',
    old: hook(text),
    new: hook(text, { responses: { 202: { description: 'd' } } }),
    expected: 'breaking',
  },
  {
    what: 'a webhook takes another answer, too',
    old: hook(text),
    new: hook(text, { responses: { ...ok, 202: { description: 'd' } } }),
    expected: 'safe',
  },
  {
    what: 'a webhook takes less of an answer',
    old: hook(text, { responses: { 200: answer({ content: json(text) }) } }),
    new: hook(text, { responses: { 200: answer({ content: json(NARROW) }) } }),
    expected: 'breaking',
  },
  {
    what: 'a header of a webhook may be missing',
    old: hook(text, { parameters: [query({ in: 'header', name: 'X-Id', required: true })] }),
    new: hook(text, { parameters: [query({ in: 'header', name: 'x-id' })] }),
    expected: 'breaking',
  },
  {
    what: 'a header of a webhook comes for sure',
    old: hook(text, { parameters: [query({ in: 'header', name: 'X-Id' })] }),
    new: hook(text, { parameters: [query({ in: 'header', name: 'x-id', required: true })] }),
    expected: 'safe',
  },
  {
    what: 'the body of a webhook leads nowhere',
    old: hook(text),
    new: hook(text, { requestBody: NOWHERE }),
    expected: 'undecided',
  },
  {
    what: 'the schema of a webhook leads nowhere',
    old: hook(text),
    new: hook(NOWHERE),
    expected: 'undecided',
  },
  {
    what: 'a parameter of a webhook leads nowhere',
    old: hook(text, { parameters: [query({ in: 'header', name: 'X-Id', required: true })] }),
    new: hook(text, { parameters: [NOWHERE] }),
    expected: 'undecided',
  },
  {
    what: 'an answer to a webhook leads nowhere',
    old: hook(text, { responses: { 200: answer({}) } }),
    new: hook(text, { responses: { 200: NOWHERE } }),
    expected: 'undecided',
  },
  {
    what: 'a parameter of a webhook that is written as JSON is another',
    old: hook(text, { parameters: [inJson({ type: 'object', required: ['a'] })] }),
    new: hook(text, { parameters: [inJson({ type: 'object' })] }),
    expected: 'breaking',
  },
  {
    what: 'a webhook takes an answer in another media type alone',
    old: hook(text, { responses: { 200: answer({ content: json(text) }) } }),
    new: hook(text, { responses: { 200: answer({ content: { 'text/plain': {} } }) } }),
    expected: 'breaking',
  },
];

export const documentEdits: readonly DocumentEdit[] = [
  ...operations,
  ...ofParameters,
  ...bodies,
  ...responses,
  ...security,
  ...thin,
];
