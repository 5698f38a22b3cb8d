import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BASE, CLIENT } from '../app/given/given.testing.js';

/** Clients as a server shows them, right and wrong, and what is no answer of the API. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  c1: CLIENT,
  odd: { ...CLIENT, clientId: 'another' },
  null: { ...CLIENT, clientId: 'null', name: null, logoUri: '\u001b[31m::error' },
};

export interface Answering {
  /** The address of a client. */
  readonly at: (id: string) => string;
  close(): void;
}

/** A server on loopback, the API below `/admin`. */
export const answering = async (): Promise<Answering> => {
  const server = createServer(({ url = '' }, response) => {
    const id = url.slice(url.lastIndexOf('/') + 1);
    const status = id in ANSWERS ? 200 : 403;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(ANSWERS[id] ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    at: (id) => `http://127.0.0.1:${port}/admin${BASE}/${id}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
