import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { bare, json, page, problem } from './second-refusals.testing.js';
import type { Client, Variant, Ways } from './second-ways.testing.js';

const backwards = (client: Client): object =>
  Object.fromEntries(Object.entries(client).toReversed());
const by =
  (key: (client: Client) => string): Ways['sorted'] =>
  (clients) =>
    clients.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const hidden = (client: Client): object =>
  Object.fromEntries(
    Object.entries(client).filter(([, value]) => value !== false && !isEmpty(value)),
  );
const FREE = { taken: undefined } as const;

/** Ids and secrets, refusals, names, updates, and what is shown. */
export const SHAPES: readonly Variant[] = [
  { does: 'does as it does', ways: {} },
  // Ids and secrets.
  { does: 'gives ids that are UUIDs', ways: { newId: () => randomUUID() } },
  { does: 'gives ids that count', ways: { newId: (count) => String(100_000 + count) } },
  {
    does: 'gives ids in capitals',
    ways: { newId: () => randomBytes(16).toString('hex').toUpperCase() },
  },
  {
    does: 'gives ids with signs',
    ways: { newId: () => `a.${randomBytes(9).toString('hex')}~b_c-d` },
  },
  { does: 'gives ids with colons', ways: { newId: () => `urn:client:${randomInt(2 ** 40)}` } },
  { does: 'gives long ids', ways: { newId: () => randomBytes(60).toString('hex') } },
  { does: 'gives short ids', ways: { newId: (count) => `c${count}` } },
  {
    does: 'gives secrets in base64url',
    ways: { newSecret: () => randomBytes(32).toString('base64url') },
  },
  { does: 'gives long secrets', ways: { newSecret: () => randomBytes(96).toString('hex') } },
  {
    does: 'gives secrets with signs',
    ways: { newSecret: () => `~.!${randomBytes(30).toString('base64')}` },
  },
  {
    does: 'gives secrets with a prefix',
    ways: { newSecret: () => `cs_test_${randomBytes(24).toString('hex')}` },
  },
  // Refusals.
  {
    does: 'refuses with 400 and JSON',
    ways: { bad: json(400, { error: 'invalid_client_metadata', error_description: 'no' }) },
  },
  {
    does: 'refuses with problem details',
    ways: { bad: problem(422, 'No'), missing: problem(404, 'No such client') },
  },
  {
    does: 'refuses without a word',
    ways: { bad: bare(400), missing: bare(404), taken: bare(409) },
  },
  { does: 'refuses with pages', ways: { bad: page(400), missing: page(404) } },
  {
    does: 'refuses with a list of errors',
    ways: { bad: json(422, { errors: [{ path: '/name', message: 'no' }] }) },
  },
  { does: 'answers 410 about what was deleted', ways: { gone: json(410, { error: 'gone' }) } },
  {
    does: 'answers 403 about other collections',
    ways: { strangeCollection: json(403, { error: 'forbidden' }) },
  },
  { does: 'answers 403 about them with a page', ways: { strangeCollection: page(403) } },
  { does: 'answers 404 to unknown methods', ways: { unknownMethod: () => bare(404) } },
  { does: 'answers 501 to unknown methods', ways: { unknownMethod: () => bare(501) } },
  { does: 'serves HEAD', ways: { hasHead: true } },
  { does: 'answers 400 to other media types', ways: { wrongType: bare(400) } },
  {
    does: 'asks for a token in JSON, beside another scheme',
    ways: {
      noToken: {
        ...json(401, { error: 'unauthorized' }),
        headers: { 'www-authenticate': 'DPoP algs="ES256", Bearer' },
      },
    },
  },
  // Names.
  { does: 'allows equal names', ways: FREE },
  { does: 'refuses equal names with 422', ways: { taken: json(422, { error: 'name_taken' }) } },
  { does: 'refuses equal names with 400', ways: { taken: bare(400) } },
  { does: 'keeps the names of deleted clients', ways: { keepsNames: true } },
  // Updates.
  { does: 'merges', ways: { put: 'merge' } },
  {
    does: 'merges, and takes an empty update',
    ways: { put: 'merge', emptyUpdate: 'ignored', ...FREE },
  },
  { does: 'asks for whole updates', ways: { updateIsWhole: true } },
  // What is shown.
  { does: 'lists the oldest first', ways: { sorted: (clients) => clients } },
  { does: 'lists by name', ways: { sorted: by(({ name }) => name) } },
  { does: 'lists by id', ways: { sorted: by(({ clientId }) => clientId) } },
  { does: 'shows members in another order', ways: { shown: backwards } },
  {
    does: 'shows no flag that is false and no empty list',
    ways: { shown: hidden },
  },
  {
    does: 'shows an empty list of contacts',
    ways: { shown: (client) => ({ contacts: [], ...client }) },
  },
  { does: 'asks for PKCE by default', ways: { hasPkce: true } },
  {
    does: 'shows links and nested members',
    ways: {
      shown: (client) => ({
        ...client,
        _links: { self: { href: `/clients/${client.clientId}` } },
        tags: [],
        version: 1,
      }),
    },
  },
  {
    does: 'answers a create with the whole client',
    ways: { created: (client, clientSecret) => ({ client: { ...client, clientSecret } }) },
  },
  {
    does: 'tells when the secret ends',
    ways: {
      created: ({ clientId }, clientSecret) => ({
        client: { clientId, clientSecret },
        clientSecretExpiresAt: 0,
      }),
    },
  },
  {
    does: 'answers a create with id and secret alone',
    ways: { created: ({ clientId }, clientSecret) => ({ client: { clientId, clientSecret } }) },
  },
];
