import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { createMiddleware } from 'hono/factory';
import { validator } from 'hono/validator';
import { CLIENT, clientsOf, COLLECTION, create, serving, tokens, update } from './clients.js';
import { NEEDED, wrongIn } from './rules.js';

const app = new Hono();

app.use(bearerAuth({ token: [...tokens] }));

const withClients = createMiddleware(async (c, next) => {
  const clients = clientsOf(c.req.header('authorization'), c.req.param());
  if (!clients) return c.json({ error: 'not yours' }, 403);
  c.set('clients', clients);
  return next();
});
const withClient = createMiddleware((c, next) =>
  c.var.clients.has(c.req.param('clientId')) ? next() : c.notFound(),
);
const body = (required) =>
  validator('json', (value, c) => {
    const error = wrongIn(value, required);
    return error ? c.json({ error }, 400) : value;
  });

app.get(COLLECTION, withClients, (c) => c.json([...c.var.clients.values()]));

app.post(COLLECTION, withClients, body(NEEDED), (c) => {
  c.header('Cache-Control', 'no-store');
  return c.json(create(c.var.clients, c.req.valid('json')));
});

app.get(CLIENT, withClients, withClient, (c) => c.json(c.var.clients.get(c.req.param('clientId'))));

app.put(CLIENT, withClients, withClient, body(), (c) => {
  update(c.var.clients, c.req.param('clientId'), c.req.valid('json'));
  return c.body(null, 204);
});

app.delete(CLIENT, withClients, withClient, (c) => {
  c.var.clients.delete(c.req.param('clientId'));
  return c.body(null, 204);
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  serving(port);
});
