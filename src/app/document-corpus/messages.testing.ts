import { ok, type Recorded } from './checked.testing.js';
import { ref, responds, type Feature } from './feature.testing.js';

const integer = { type: 'integer' };
const BODY = 'body-matches-schema response.body';
const TYPE = 'media-type-is-documented response.headers/content-type';
const STATUS = 'success-status-is-documented response.status';
const json = (schema: object) => ({ 'application/json': { schema } });
const of = (required: string) => json({ required: [required] });
const typed = (type: string, body: unknown): Recorded => ({
  headers: { 'Content-Type': type },
  body,
});
const shown = (name: string, ...values: readonly (string | undefined)[]): readonly Recorded[] =>
  values.map((value) => ({
    headers: {
      'Content-Type': 'application/json',
      ...(value === undefined ? {} : { [name]: value }),
    },
    body: {},
  }));
/** Answers with one header. */
const header = (
  title: string,
  declared: object,
  right: readonly (string | undefined)[],
  wrong: readonly (string | undefined)[],
  components: object = {},
): Feature =>
  responds(
    title,
    { 200: ok(json({}), { 'X-A': declared }) },
    shown('X-A', ...right),
    shown('X-A', ...wrong),
    'headers-are-as-documented response.headers/x-a',
    components,
  );
const path = (title: string, suffix: string, right: string, wrong: string): Feature => ({
  title,
  suffix,
  item: { get: { responses: { 200: ok(of('q')) } } },
  right: [{ target: right, body: { q: 1 } }],
  wrong: [{ target: wrong, body: {} }],
  found: BODY,
});

/** What documents say of answers besides their schemas. */
export const messages: readonly Feature[] = [
  responds(
    'a status before its range',
    { 200: ok(of('a')), '2XX': ok(of('b')) },
    [{ body: { a: 1 } }, { status: 201, body: { b: 1 } }],
    [{ body: { b: 1 } }, { status: 201, body: { a: 1 } }],
    BODY,
  ),
  responds(
    'a range before the default',
    { 200: ok(), '4XX': ok(of('a')), default: ok(of('b')) },
    [
      { status: 418, body: { a: 1 } },
      { status: 203, body: { b: 1 } },
    ],
    [{ status: 418, body: { b: 1 } }],
    BODY,
  ),
  responds(
    'the default for a success',
    { default: ok(of('a')) },
    [{ status: 203, body: { a: 1 } }],
    [{ status: 203, body: {} }],
    BODY,
  ),
  responds(
    'a success that is not listed',
    { 200: ok(json({})) },
    [{ body: {} }],
    [{ status: 203, body: {} }],
    STATUS,
  ),
  responds(
    'a media type before its range',
    { 200: ok({ 'application/*': { schema: { required: ['b'] } }, ...of('a') }) },
    [{ body: { a: 1 } }, typed('application/x+json', { b: 1 })],
    [{ body: { b: 1 } }],
    BODY,
  ),
  responds(
    'a range of media types',
    { 200: ok({ 'application/*': { schema: integer } }) },
    [typed('application/x+json', '1')],
    [typed('application/x+json', '"a"')],
    BODY,
  ),
  responds(
    'any media type',
    { 200: ok({ '*/*': { schema: integer } }) },
    [typed('text/json', '1'), typed('text/plain', 'a')],
    [typed('text/json', '"a"')],
    BODY,
  ),
  responds(
    'a range of a suffix',
    { 200: ok({ 'application/*+json': { schema: integer } }) },
    [typed('application/x+json', '1')],
    [typed('application/x+json', '"a"')],
    BODY,
  ),
  responds(
    'a media type of a suffix',
    { 200: ok({ 'application/hal+json': { schema: integer } }) },
    [typed('application/hal+json; charset=utf-8', '1')],
    [typed('application/hal+json', '"a"')],
    BODY,
  ),
  responds(
    'a media type that is not listed',
    { 200: ok(json({})) },
    [typed('Application/JSON;charset=utf-8', {})],
    [typed('text/html', '<a>')],
    TYPE,
  ),
  responds(
    'text/json',
    { 200: ok({ 'text/json': { schema: integer } }) },
    [typed('text/json', '1')],
    [typed('text/json', '"a"')],
    BODY,
  ),
  responds(
    'keys that differ in parameters',
    {
      200: ok({
        'application/json;v=1': { schema: integer },
        'application/json; v="2"': { schema: { type: 'string' } },
      }),
    },
    [typed('application/json; v=1', '1'), typed('application/json;v=2', '"a"')],
    [typed('application/json;v=2', '1')],
    BODY,
  ),
  responds(
    'a key with a parameter that answers leave out',
    { 200: ok({ 'application/json; charset=utf-8': { schema: integer } }) },
    [typed('application/json', '1')],
    [typed('application/json', '"a"')],
    BODY,
  ),
  responds(
    'text of a schema',
    { 200: ok({ 'text/plain': { schema: { type: 'string', enum: ['up', 'down'] } } }) },
    [typed('text/plain', 'up'), typed('text/plain; charset=utf-8', 'down\n')],
    [typed('text/plain', 'gone')],
    BODY,
  ),
  responds(
    'a number as text',
    { 200: ok({ 'text/plain': { schema: { ...integer, format: 'int64' } } }) },
    [typed('text/plain', '5'), typed('text/plain', '9223372036854775807\n')],
    [typed('text/plain', 'five'), typed('text/plain', '9223372036854775808')],
    BODY,
  ),
  responds(
    'content that is not JSON',
    { 200: ok({ 'text/plain': { schema: { type: 'string' } } }) },
    [typed('text/plain', '{'), typed('text/plain', '5')],
    [typed('text/csv', 'a')],
    TYPE,
  ),
  responds(
    'no content',
    { 204: ok(), 200: ok(json({})) },
    [{ status: 204 }],
    [{ status: 204, body: {} }],
    'no-content-after-204 response.body',
  ),
  responds('JSON that is none', { 200: ok(json({})) }, [{ body: '5' }], [{ body: '{' }], BODY),
  responds(
    'a response that is referred to',
    { 200: { $ref: '#/components/responses/Shared' } },
    [{ body: '1' }],
    [{ body: '"a"' }],
    BODY,
    { responses: { Shared: ok(json(integer)) } },
  ),
  responds(
    'an error with content',
    { 200: ok(json({})), 404: ok(of('code')) },
    [{ status: 404, body: { code: 1 } }],
    [{ status: 404, body: {} }],
    BODY,
  ),
  header('a required header', { required: true, schema: { type: 'string' } }, ['a'], [undefined]),
  header('an optional header', { schema: integer }, [undefined, '5'], ['a', '']),
  header('a header of a list', { schema: { type: 'array', items: integer } }, ['1, 2'], ['1, a']),
  header(
    'a header of an object',
    { schema: { type: 'object', properties: { r: integer } } },
    ['r,1'],
    ['r,a'],
  ),
  header(
    'a header of a spread object',
    { explode: true, schema: { type: 'object', properties: { r: integer } } },
    ['r=1'],
    ['r=a'],
  ),
  header(
    'a header of JSON',
    { content: json({ type: 'object', required: ['a'] }) },
    ['{"a":1}'],
    ['{"b":1}', '{'],
  ),
  ...['X-A', 'Set-Cookie'].map((name) => {
    const lines = (...values: readonly string[]) => ({
      headers: { 'Content-Type': 'application/json', [name]: values },
      body: {},
    });
    return responds(
      `lines of the header ${name}`,
      { 200: ok(json({}), { [name]: { schema: { type: 'string', pattern: '=' } } }) },
      [lines('a=1', 'b=2'), lines('a=1')],
      [lines('a', 'b')],
      `headers-are-as-documented response.headers/${name.toLowerCase()}`,
    );
  }),
  header('a header that is referred to', { $ref: '#/components/headers/Count' }, ['5'], ['a'], {
    headers: { Count: { schema: integer } },
  }),
  header(
    'a header of an enumeration',
    { schema: { type: 'string', enum: ['1', '2'] } },
    ['1'],
    ['3'],
  ),
  path('a variable', '/{id}', '/a%2Fb', '/a'),
  path('a variable before a word', '/{id}:run', '/5:run', '/6:run'),
  path('two variables of a segment', '/{a}.{b}', '/a.b', '/c.d'),
  path('a variable in brackets', "('{id}')", "('a')", "('b')"),
  path('letters of any script', '/é', '/%C3%A9', '/%c3%a9'),
  {
    ...responds(
      'a template of a component',
      { 200: ok(json(ref('Leaf'))) },
      [{ body: '1' }],
      [{ body: '"a"' }],
      BODY,
      { schemas: { Leaf: integer } },
    ),
  },
];
