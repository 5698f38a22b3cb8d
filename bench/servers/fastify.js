import bearerAuth from '@fastify/bearer-auth';
import Fastify from 'fastify';
import { CLIENT, clientsOf, COLLECTION, create, serving, tokens, update } from './clients.js';
import { isRedirectUri, NEEDED } from './rules.js';

const text = { type: 'string' };
const page = { type: 'string', format: 'uri', pattern: '^https?://' };
const members = {
  name: { type: 'string', minLength: 1 },
  redirectUris: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
  logoUri: page,
  clientUri: page,
  policyUri: page,
  tosUri: page,
  contacts: { type: 'array', items: { type: 'string', format: 'email' } },
  pkceRequired: { type: 'boolean' },
};
const shown = { type: 'object', properties: { clientId: text, ...members } };
const issued = {
  type: 'object',
  properties: {
    client: { type: 'object', properties: { clientId: text, clientSecret: text } },
  },
};

const app = Fastify();

app.register(bearerAuth, { keys: tokens });

app.addHook('preValidation', async (request, reply) => {
  request.clients = clientsOf(request.headers.authorization, request.params);
  if (request.clients === undefined && request.params.institutionId !== undefined)
    await reply.code(403).send({ error: 'not yours' });
});

const demandUris = async ({ body }, reply) => {
  if (!(body.redirectUris ?? []).every(isRedirectUri))
    await reply.code(400).send({ error: 'redirectUris is invalid' });
};
const demandClient = async ({ clients, params }, reply) => {
  if (!clients.has(params.clientId)) await reply.callNotFound();
};

app.get(
  COLLECTION,
  { schema: { response: { 200: { type: 'array', items: shown } } } },
  async ({ clients }) => [...clients.values()],
);

app.post(
  COLLECTION,
  {
    preHandler: demandUris,
    schema: {
      body: { type: 'object', required: NEEDED, properties: members },
      response: { 200: issued },
    },
  },
  async ({ clients, body }, reply) => {
    reply.header('Cache-Control', 'no-store');
    return create(clients, body);
  },
);

app.get(
  CLIENT,
  { preHandler: demandClient, schema: { response: { 200: shown } } },
  async ({ clients, params }) => clients.get(params.clientId),
);

app.put(
  CLIENT,
  {
    preHandler: [demandClient, demandUris],
    schema: { body: { type: 'object', properties: members } },
  },
  async ({ clients, params, body }, reply) => {
    update(clients, params.clientId, body);
    return reply.code(204).send();
  },
);

app.delete(CLIENT, { preHandler: demandClient }, async ({ clients, params }, reply) => {
  clients.delete(params.clientId);
  return reply.code(204).send();
});

await app.listen({ host: '127.0.0.1', port: 0 });
serving(app.server.address().port);
