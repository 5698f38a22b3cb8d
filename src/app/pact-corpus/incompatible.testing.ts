import {
  order,
  rules,
  like,
  getOrder,
  postOrder,
  get,
  fresh,
  BEARER,
  NARROW,
  PROMISED,
  shop,
  zoo,
  vault,
  type Pair,
} from './pair.testing.js';

/** Pacts whose examples the document does not allow. */
export const incompatible: readonly Pair[] = [
  shop('a member of another type', getOrder({ id: 'one' }), 'pact-example-is-possible'),
  shop(
    'a value that the enumeration has no more',
    getOrder({ status: 'lost' }),
    'pact-example-is-possible',
  ),
  shop(
    'null that the document does not allow',
    getOrder({ status: null }),
    'pact-example-is-possible',
  ),
  shop('a list for an object', getOrder([order]), 'pact-example-is-possible'),
  shop('a success that is not declared', postOrder(fresh, {}, 200), 'success-status-is-documented'),
  shop(
    'a failure that is not declared',
    get('/v1/orders/1', {}, { status: 503 }),
    'pact-status-is-documented',
  ),
  shop(
    'content where there is none',
    {
      request: { method: 'DELETE', path: '/v1/orders/1' },
      response: { status: 204, body: { id: 1 } },
    },
    'no-content-after-204',
    'pact-content-is-declared',
  ),
  shop(
    'an answer of another media type',
    {
      request: { method: 'GET', path: '/v1/orders/1' },
      response: { status: 200, headers: { 'Content-Type': 'text/csv' }, body: 'id' },
    },
    'media-type-is-documented',
  ),
  shop(
    'a media type that is not served',
    get('/v1/orders/1', { headers: { Accept: 'application/xml' } }),
    'pact-content-is-declared',
  ),
  shop(
    'a required member that is not sent',
    postOrder({ status: 'open' }),
    'pact-content-is-accepted',
  ),
  shop(
    'a member of another type, sent',
    postOrder({ ...fresh, note: 5 }),
    'pact-content-is-accepted',
  ),
  shop(
    'a member that the document forbids',
    postOrder({ ...fresh, more: 1 }),
    'pact-content-is-accepted',
  ),
  shop(
    'content of another media type, sent',
    postOrder('a=b', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
    'pact-content-is-accepted',
  ),
  shop('no content where it is required', postOrder(undefined), 'pact-content-is-accepted'),
  shop('a path that is none', get('/v1/order/1'), 'pact-request-is-documented'),
  shop(
    'a method that is none',
    {
      request: { method: 'PATCH', path: '/v1/orders/1' },
      response: { status: 200 },
    },
    'pact-request-is-documented',
  ),
  shop('a variable of another type', get('/v1/orders/first'), 'pact-parameters-are-documented'),
  shop(
    'a required parameter that is not sent',
    get('/v1/orders'),
    'pact-parameters-are-documented',
  ),
  shop(
    'a parameter of another type',
    get('/v1/orders', { query: 'status=open&limit=many' }),
    'pact-parameters-are-documented',
  ),
  shop(
    'a parameter that is not declared',
    get('/v1/orders', { query: { status: ['open'], page: ['2'] } }),
    'pact-parameters-are-documented',
  ),
  shop(
    'a value of a parameter that is none',
    get('/v1/orders', { query: 'status=lost' }),
    'pact-parameters-are-documented',
  ),
  shop('a required header that is not sent', get('/v1/prices'), 'pact-parameters-are-documented'),
  zoo(
    'a member of the other alternative',
    get('/animal', {}, { status: 200, body: { kind: 'cat', barks: true } }),
    PROMISED,
  ),
  zoo(
    'an alternative that is none, sent',
    {
      request: { method: 'PUT', path: '/animal', body: { kind: 'cow', milk: 1 } },
      response: { status: 204 },
    },
    'pact-content-is-accepted',
  ),
  vault('no credentials', get('/secret', {}, { status: 200 }), 'pact-credentials-are-sent'),
  vault(
    'credentials of another scheme',
    get('/secret', { headers: { Authorization: 'Basic eDp5' } }),
    'pact-credentials-are-sent',
  ),
  vault(
    'a token where a password is asked for',
    get('/basic', BEARER, { status: 204 }),
    'pact-credentials-are-sent',
  ),
  vault(
    'another value than the constant',
    get('/secret', BEARER, { status: 200, body: { level: 'low' } }),
    'pact-example-is-possible',
  ),
  vault(
    'text where null may come',
    get('/secret', BEARER, {
      ...{ status: 200, body: { value: 'x' } },
      matchingRules: rules({ '$.value': like }),
    }),
    NARROW,
  ),
];
