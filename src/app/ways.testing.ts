import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operationAt } from '../model/operation.js';

/** What becomes of a request in place of the right answer. */
export type Way = (request: IncomingMessage, response: ServerResponse, right: () => void) => void;

const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, content = ''): Way =>
  (_request, response) => {
    response.writeHead(status, {
      'content-length': String(Buffer.byteLength(content)),
      ...headers,
    });
    response.end(content);
  };

const JSON_TYPE = { 'content-type': 'application/json' };
const PAGE = { 'content-type': 'text/html' };
const refusal = (status: number, headers = {}): Way =>
  answer(status, { ...JSON_TYPE, ...headers }, '{"error":"refused"}');
const partial = (response: ServerResponse): void => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
  response.write('{"client":');
};

/** How an operation can fail to serve, by name. */
export const WAYS: Readonly<Record<string, Way>> = {
  'reset before the answer': (_request, { socket }) => void socket?.resetAndDestroy(),
  'reset in mid-answer': (_request, response) => {
    partial(response);
    setImmediate(() => response.socket?.resetAndDestroy());
  },
  'closed without an answer': (_request, { socket }) => void socket?.destroy(),
  hang: () => undefined,
  drip: (_request, response) => {
    partial(response);
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => {
      clearInterval(timer);
    });
  },
  '301': answer(301, { location: '/elsewhere' }),
  '302': answer(302, { location: '/elsewhere' }),
  '307': answer(307, { location: '/elsewhere' }),
  '304': answer(304),
  '400': refusal(400),
  '401': refusal(401, { 'www-authenticate': 'Bearer error="invalid_token"' }),
  '403': refusal(403),
  '404': refusal(404),
  '405': refusal(405, { allow: 'GET' }),
  '429': refusal(429, { 'retry-after': '0' }),
  '403 as a page': answer(403, PAGE, '<html>no</html>'),
  '500': refusal(500),
  '502': answer(502, PAGE, '<html>bad gateway</html>'),
  '503': refusal(503),
  '503 with Retry-After': refusal(503, { 'retry-after': '0' }),
  'an empty 200': answer(200, JSON_TYPE),
  'a 200 with a page': answer(200, PAGE, '<html>welcome</html>'),
};

export interface Gate {
  readonly origin: string;
  close(): Promise<void>;
}

/** Which requests go the way: of one operation or of all, from the first or after one was served. */
export interface Aim {
  readonly operation: string;
  readonly after: boolean;
  readonly way: Way;
}

/** Stands before a provider and lets some of its operations fail. */
export const startGate = async (
  upstream: string,
  { operation, after, way }: Aim,
): Promise<Gate> => {
  const seen = new Map<string, number>();
  const server = createServer((incoming, response) => {
    const target = incoming.url ?? '';
    const id = operationAt(
      incoming.method ?? '',
      /partner-clients\/[^/?]+\/([^/?]+)/.exec(target)?.[1],
    );
    const key = operation === 'all' ? 'all' : (id ?? '');
    const right = () => {
      forward(upstream, incoming, response);
    };
    const isMeant = operation === 'all' || operation === id;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (isMeant && count > (after ? SERVED[operation === 'all' ? 'all' : 'one'] : 0))
      way(incoming, response, right);
    else right();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

/** How many requests are served before. */
const SERVED = { one: 1, all: 4 };

const forward = (upstream: string, incoming: IncomingMessage, response: ServerResponse): void => {
  const { method, headers, url } = incoming;
  const onward = ask(`${upstream}${url ?? ''}`, { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 500, answered.rawHeaders);
    answered.pipe(response);
  });
  incoming.pipe(onward);
};
