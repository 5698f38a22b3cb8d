import { createServer, request as send, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server answered, and a proxy may change before it passes it on. */
export interface Passing {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Proxy {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Sits before a server on the loopback interface, and changes what it answers. */
export const startProxy = async (
  upstream: string,
  change: (passing: Passing) => Pick<Passing, 'headers' | 'body'>,
): Promise<Proxy> => {
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: target = '/', headers } = incoming;
    const { hostname, port } = new URL(upstream);
    const asked = send({ hostname, port, method, path: target, headers }, (answered) => {
      const chunks: Buffer[] = [];
      answered.on('data', (chunk: Buffer) => chunks.push(chunk));
      answered.on('end', () => {
        const status = answered.statusCode ?? 502;
        const body = Buffer.concat(chunks);
        const changed = change({ method, target, status, headers: answered.headers, body });
        const length = status === 204 ? {} : { 'content-length': changed.body.length };
        outgoing.writeHead(status, { ...withoutFraming(changed.headers), ...length });
        outgoing.end(changed.body);
      });
    });
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const withoutFraming = (headers: IncomingHttpHeaders): IncomingHttpHeaders => {
  const rest = { ...headers };
  delete rest['content-length'];
  delete rest['transfer-encoding'];
  delete rest.connection;
  return rest;
};
