import express from 'express';
import {
  CLIENT,
  clientsOf,
  COLLECTION,
  create,
  serving,
  tokenIn,
  tokens,
  update,
} from './clients.js';
import { NEEDED, wrongIn } from './rules.js';

const app = express();

app.use(express.json());

app.use((request, response, next) => {
  if (tokens.has(tokenIn(request.get('authorization')))) next();
  else response.set('WWW-Authenticate', 'Bearer').sendStatus(401);
});

app.use(COLLECTION, (request, response, next) => {
  request.clients = clientsOf(request.get('authorization'), request.params);
  if (request.clients) next();
  else response.sendStatus(403);
});

app.get(COLLECTION, ({ clients }, response) => {
  response.json([...clients.values()]);
});

app.post(COLLECTION, ({ clients, body }, response) => {
  const error = wrongIn(body, NEEDED);
  if (error) response.status(400).json({ error });
  else response.set('Cache-Control', 'no-store').json(create(clients, body));
});

app.use(CLIENT, ({ clients, params }, response, next) => {
  if (clients.has(params.clientId)) next();
  else response.sendStatus(404);
});

app.get(CLIENT, ({ clients, params }, response) => {
  response.json(clients.get(params.clientId));
});

app.put(CLIENT, ({ clients, params, body }, response) => {
  const error = wrongIn(body);
  if (error) return response.status(400).json({ error });
  update(clients, params.clientId, body);
  return response.sendStatus(204);
});

app.delete(CLIENT, ({ clients, params }, response) => {
  clients.delete(params.clientId);
  response.sendStatus(204);
});

const server = app.listen(0, '127.0.0.1', () => {
  serving(server.address().port);
});
