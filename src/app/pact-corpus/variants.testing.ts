import { get, JSON_TYPE, kennel, PROMISED, type Pair } from './pair.testing.js';

const KIND = 'pact-discriminator-names-a-schema';
const HEADER = 'pact-headers-are-declared';
const pet = (body: unknown, headers: object = {}) =>
  get('/pet', {}, { status: 200, headers: { ...JSON_TYPE, ...headers }, body });
const mild = (pair: Pair, ...warnings: readonly string[]): Pair => ({ ...pair, warnings });

/** Pacts with kinds of a thing, headers, open objects and statuses of a range. */
export const variants: readonly Pair[] = [
  kennel('a member that the schema of its kind requires', pet({ kind: 'Puppy', toys: [] })),
  kennel('a member of a member of its kind', pet({ kind: 'Puppy', toys: [{ color: 'red' }] })),
  mild(
    kennel(
      'a member that the schema of its kind makes optional',
      pet({ kind: 'Puppy', name: 'a' }),
    ),
    PROMISED,
  ),
  kennel('a member that is of another kind', pet({ kind: 'Pet', toys: [] }), PROMISED),
  mild(kennel('a kind that names no schema', pet({ kind: 'Kitten' })), KIND),
  mild(
    kennel('a kind that names no schema, sent', {
      request: { method: 'PUT', path: '/pet', headers: JSON_TYPE, body: { kind: 'Kitten' } },
      response: { status: 204 },
    }),
    KIND,
  ),
  kennel('a header that is declared', pet({ kind: 'Puppy' }, { 'X-Rate': '5' })),
  kennel('a header of HTTP', pet({ kind: 'Puppy' }, { ETag: '"a"' })),
  mild(kennel('a header that is not declared', pet({ kind: 'Puppy' }, { 'X-Page': '5' })), HEADER),
  mild(
    kennel('a header that is not declared, sent', get('/pet', { headers: { 'X-Tenant': 'a' } })),
    HEADER,
  ),
  kennel(
    'headers of HTTP, sent',
    get('/pet', { headers: { 'User-Agent': 'a', 'If-None-Match': '"a"', traceparent: '00' } }),
  ),
  kennel(
    'a header of another type',
    pet({ kind: 'Puppy' }, { 'X-Rate': 'many' }),
    'headers-are-as-documented',
  ),
  kennel(
    'a member of an open object that is not declared',
    get('/open', {}, { status: 200, headers: JSON_TYPE, body: { name: 'a' } }),
    PROMISED,
  ),
  mild(
    kennel(
      'a member of a map',
      get('/tagged', {}, { status: 200, headers: JSON_TYPE, body: { a: 'x', b: 'y' } }),
    ),
    PROMISED,
  ),
  kennel(
    'a status of a range',
    get('/pet', {}, { status: 418, headers: JSON_TYPE, body: { code: 'a' } }),
  ),
  kennel(
    'a status of the default',
    get('/pet', {}, { status: 503, headers: JSON_TYPE, body: { fault: 'a' } }),
  ),
  kennel(
    'a member of the default in a status of a range',
    get('/pet', {}, { status: 418, headers: JSON_TYPE, body: { fault: 'a' } }),
    PROMISED,
  ),
];
