import {
  order,
  JSON_TYPE,
  rules,
  like,
  getOrder,
  postOrder,
  get,
  fresh,
  SECRET,
  BEARER,
  shop,
  zoo,
  vault,
  type Pair,
} from './pair.testing.js';

/** Pacts that the provider of the document can keep. */
export const compatible: readonly Pair[] = [
  shop('an answer of required members, literal', getOrder(order)),
  shop('an answer of required members, by type', getOrder(order, { $: like })),
  shop('a part of the required members', getOrder({ id: 1 }, { '$.id': [{ match: 'integer' }] })),
  shop('a number that may be whole', getOrder({ total: 9 }, { '$.total': [{ match: 'number' }] })),
  shop(
    'an expression that is as wide as the enumeration',
    getOrder({ status: 'open' }, { '$.status': [{ match: 'regex', regex: '^(open|paid|sent)$' }] }),
  ),
  shop(
    'a list with at least one item',
    getOrder(
      { lines: [{ sku: 'A' }] },
      { '$.lines': [{ match: 'type', min: 1 }], '$.lines[*].sku': like },
    ),
  ),
  shop(
    'an expression that is wider than that of the document',
    getOrder(
      { batch: 'cus_ab12' },
      { '$.batch': [{ match: 'regex', regex: '^[a-z]+_[a-z0-9]+$' }] },
    ),
  ),
  shop(
    'an expression that is any text',
    getOrder(
      { lines: [{ sku: 'A' }] },
      {
        '$.lines[*].sku': [{ match: 'regex', regex: '.*' }],
      },
    ),
  ),
  shop('a path below the base of the server', get('/orders/1', {}, { status: 404 })),
  shop('a deletion', {
    request: { method: 'DELETE', path: '/v1/orders/1' },
    response: { status: 204 },
  }),
  shop(
    'a query of declared parameters',
    get('/v1/orders', { query: 'status=open&limit=10&tag=a&tag=b' }),
  ),
  shop('a query of version 3', get('/v1/orders', { query: { status: ['paid'], limit: ['5'] } })),
  shop('a required header', get('/v1/prices', { headers: { 'X-Region': 'eu' } })),
  shop(
    'an error that the default answer declares',
    get(
      '/v1/prices',
      { headers: { 'X-Region': 'eu' } },
      {
        ...{ status: 503, headers: JSON_TYPE, body: { title: 'down' } },
      },
    ),
  ),
  shop(
    'a map of any names',
    get(
      '/v1/prices',
      { headers: { 'X-Region': 'eu' } },
      {
        ...{ status: 200, headers: JSON_TYPE, body: { apple: 1.5 } },
        matchingRules: rules({ $: [{ match: 'values' }], '$.*': [{ match: 'number' }] }),
      },
    ),
  ),
  shop('a valid order', postOrder(fresh)),
  shop(
    'a valid order whose text is any',
    postOrder(
      { ...fresh, note: 'n' },
      {
        matchingRules: rules({ '$.note': like }),
      },
    ),
  ),
  shop('a wrong order that is to be refused', postOrder({ status: 'lost' }, {}, 422)),
  shop('an optional member that the provider state names', {
    ...getOrder({ remark: 'r' }, { '$.remark': like }),
    providerStates: [{ name: 'an order', params: { remark: 'r' } }],
  }),
  shop('a literal of a provider state', {
    ...getOrder({ id: 1, status: 'paid' }, { '$.status': [{ match: 'equality' }] }),
    providerState: 'order 1 is paid',
  }),
  shop('a media type with a parameter', {
    request: {
      method: 'GET',
      path: '/v1/orders/1',
      headers: { Accept: 'text/html, application/*;q=0.5' },
    },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: { id: 1 },
    },
  }),
  zoo(
    'one alternative of a discriminator',
    get('/animal', {}, { status: 200, body: { kind: 'cat', lives: 9 } }),
  ),
  zoo('the other alternative, sent', {
    request: { method: 'PUT', path: '/animal', body: { kind: 'dog', barks: true } },
    response: { status: 204 },
  }),
  vault(
    'credentials of the first scheme',
    get('/secret', BEARER, { ...SECRET, body: { level: 'high' } }),
  ),
  vault(
    'credentials of the second scheme',
    get('/secret', { headers: { 'X-Api-Key': 'k' } }, { status: 200 }),
  ),
  vault('no credentials, refused', get('/secret', {}, { status: 401 })),
  vault('no credentials where none are needed', get('/health')),
  vault('a literal of a member that may be null', get('/secret', BEARER, SECRET)),
];
