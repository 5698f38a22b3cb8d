import { ok } from './checked.testing.js';
import { point } from './sent.testing.js';
import { sends, type Feature } from './feature.testing.js';

const integer = { type: 'integer' };
const integers = { type: 'array', items: integer };
const json = (schema: object) => ({ 'application/json': { schema } });
const query = (title: string, more: object, right: readonly string[], wrong: readonly string[]) =>
  sends(title, { name: 'p', in: 'query', ...more }, right, wrong, 'query/p');
const variable = (
  title: string,
  schema: object,
  more: object,
  right: readonly string[],
  wrong: readonly string[],
) =>
  sends(
    title,
    { name: 'p', in: 'path', required: true, schema, ...more },
    right,
    wrong,
    'path/p',
    '/{p}',
  );
/** Requests with one header field. */
const field = (
  title: string,
  parameter: object,
  at: string,
  right: readonly object[],
  wrong: readonly object[],
): Feature => {
  const requests = (all: readonly object[]) =>
    all.map((requestHeaders) => ({
      requestHeaders: { 'User-Agent': 'a', ...requestHeaders },
      body: {},
    }));
  return {
    title,
    item: { get: { parameters: [parameter], responses: { 200: ok(json({})) } } },
    right: requests(right),
    wrong: requests(wrong),
    found: `request-parameters-match request.${at}`,
  };
};

/** Requests with an object of any names beside a key `k`. */
const keyed = (where: string, right: readonly string[], wrong: readonly string[]): Feature => {
  const schema = { type: 'object', additionalProperties: integer };
  const feature = query(`a spread object beside a key, ${where}`, { schema }, right, wrong);
  const get = {
    parameters: [{ name: 'p', in: 'query', schema }],
    security: [{ [where]: [] }],
    responses: { 200: ok(json({})) },
  };
  const key = { type: 'apiKey', in: where, name: 'k' };
  return { ...feature, item: { get }, components: { securitySchemes: { [where]: key } } };
};

/** What documents say of the parameters of requests. */
export const requests: readonly Feature[] = [
  query('a required parameter', { required: true, schema: integer }, ['?p=1'], ['', '?q=1']),
  query('an integer as text', { schema: integer }, ['', '?p=-5'], ['?p=a', '?p=1.5', '?p=']),
  query('a boolean as text', { schema: { type: 'boolean' } }, ['?p=true'], ['?p=yes', '?p=1']),
  query(
    'a large integer',
    { schema: { type: 'integer', format: 'int64' } },
    ['?p=9223372036854775807'],
    ['?p=9223372036854775808', '?p=9007199254740993.5'],
  ),
  query('text of digits', { schema: { type: 'string', pattern: '^\\d+$' } }, ['?p=12'], ['?p=a']),
  query(
    'a value with a plus and a percent',
    { schema: { enum: ['a b', 'c/d'] } },
    ['?p=a+b', '?p=a%20b', '?p=c%2Fd'],
    ['?p=a'],
  ),
  query(
    'a moment with a plus',
    { schema: { type: 'string', format: 'date-time' } },
    ['?p=2024-01-01T00:00:00+01:00', '?p=2024-01-01T00:00:00%2B01:00'],
    ['?p=2024-01-01+00:00'],
  ),
  query(
    'a list of items with commas',
    { schema: { type: 'array', items: { enum: ['a,b', 'c'] } }, explode: false },
    ['?p=a%2Cb,c', '?p=c,c'],
    ['?p=a,b'],
  ),
  query(
    'a list of items with commas and a space or a plus',
    { schema: { type: 'array', items: { enum: ['a,b c', 'a,b+d', 'e'] } }, explode: false },
    ['?p=a%2Cb+c,e', '?p=a%2Cb%20c', '?p=a%2Cb+d,e', '?p=a%2Cb%2Bd,e'],
    ['?p=a%2Cb+f,e'],
  ),
  query(
    'an object of members with commas',
    { schema: { ...point, additionalProperties: false }, explode: false },
    ['?p=a,1,b,x%2Cy', '?p=b,%2C,a,1'],
    ['?p=a,x,b,x%2Cy', '?p=a,1,b,x,y'],
  ),
  query(
    'a list between bars of few items with commas',
    {
      schema: { type: 'array', maxItems: 2, items: { type: 'string' } },
      style: 'pipeDelimited',
      explode: false,
    },
    ['?p=a%2Cb|c'],
    ['?p=a%2Cb|c|d', '?p=a|c|d'],
  ),
  query(
    'a spread object of several schemas',
    { schema: { allOf: [point, { properties: { c: integer } }] } },
    ['?a=1&c=2', ''],
    ['?a=1&c=x'],
  ),
  query(
    'a spread object of any names',
    { schema: { type: 'object', additionalProperties: integer } },
    ['?u=1&v=2'],
    ['?u=x'],
  ),
  keyed('query', ['?u=1&k=x'], ['?u=x']),
  keyed('header', ['?u=1&k=1'], ['?u=1&k=x']),
  query(
    'a deep object of lists',
    {
      schema: { type: 'object', properties: { l: integers, a: integer } },
      style: 'deepObject',
    },
    ['?p[l]=1&p[l]=2', '?p[l][0]=1', '?p[l]=1', '?p[a]=1'],
    ['?p[a]=x'],
  ),
  query('a list in several parameters', { schema: integers }, ['?p=1&p=2', '?p=1'], ['?p=1&p=a']),
  query('a list in one parameter', { schema: integers, explode: false }, ['?p=1,2'], ['?p=1,a']),
  query(
    'a list between bars',
    { schema: integers, style: 'pipeDelimited', explode: false },
    ['?p=1|2', '?p=1%7C2'],
    ['?p=1|a'],
  ),
  query(
    'a list between spaces',
    { schema: integers, style: 'spaceDelimited', explode: false },
    ['?p=1%202'],
    ['?p=1%20a'],
  ),
  query(
    'a list with fewest items',
    { schema: { ...integers, minItems: 2 } },
    ['?p=1&p=2'],
    ['?p=1'],
  ),
  query(
    'a deep object',
    { schema: point, style: 'deepObject', explode: true },
    ['?p[a]=1&p%5Bb%5D=x', ''],
    ['?p[a]=x', '?p[b]=x'],
  ),
  query('a spread object', { schema: point }, ['?a=1&b=2'], ['?a=x']),
  query(
    'an object in one parameter',
    { schema: point, explode: false },
    ['?p=a,1,b,2'],
    ['?p=a,x'],
  ),
  query(
    'JSON in a parameter',
    { content: json(point) },
    ['?p=%7B%22a%22:1%7D'],
    ['?p=%7B%7D', '?p=a'],
  ),
  query(
    'a parameter that may be empty',
    { schema: integer, allowEmptyValue: true },
    ['?p', '?p=', '?p=1'],
    ['?p=a'],
  ),
  query(
    'one of several types',
    { schema: { oneOf: [integer, { enum: ['all'] }] } },
    ['?p=1', '?p=all'],
    ['?p=none'],
  ),
  variable('an integer in the path', integer, {}, ['/5'], ['/a']),
  variable('an enumeration in the path', { enum: ['a', 'é'] }, {}, ['/a', '/%C3%A9'], ['/b']),
  variable('a list in the path', integers, {}, ['/1,2'], ['/1,a']),
  variable('an object in the path', point, {}, ['/a,1,b,2'], ['/a,x']),
  variable('a spread object in the path', point, { explode: true }, ['/a=1,b=2'], ['/a=x']),
  variable('a label', integer, { style: 'label' }, ['/.5'], ['/5', '/.a']),
  variable('a list of labels', integers, { style: 'label', explode: true }, ['/.5.6'], ['/.5.a']),
  variable('a matrix', integer, { style: 'matrix' }, ['/;p=5'], ['/5', '/;p=a', '/;q=5']),
  variable(
    'a list of matrices',
    integers,
    { style: 'matrix', explode: true },
    ['/;p=5;p=6'],
    ['/;p=5;p=a'],
  ),
  field(
    'a required field',
    { name: 'X-A', in: 'header', required: true, schema: integer },
    'headers/x-a',
    [{ 'x-a': '5' }],
    [{}, { 'X-A': 'a' }],
  ),
  field(
    'a list in a field',
    { name: 'X-A', in: 'header', schema: integers },
    'headers/x-a',
    [{}, { 'X-A': '1, 2' }],
    [{ 'X-A': '1,a' }],
  ),
  field(
    'a cookie',
    { name: 'c', in: 'cookie', required: true, schema: integer },
    'cookie/c',
    [{ Cookie: 'a=b; c=5' }],
    [{ Cookie: 'c=a' }, { Cookie: 'd=5' }],
  ),
  {
    title: 'a parameter that the operation replaces',
    item: {
      parameters: [{ name: 'p', in: 'query', required: true, schema: integer }],
      get: {
        parameters: [{ name: 'p', in: 'query', schema: { type: 'string', minLength: 2 } }],
        responses: { 200: ok(json({})) },
      },
    },
    right: [{ body: {} }, { target: '?p=ab', body: {} }],
    wrong: [{ target: '?p=a', body: {} }],
    found: 'request-parameters-match request.query/p',
  },
];
