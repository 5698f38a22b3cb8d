import { createServer, request, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A gateway that serves another server below a base path; below an origin, a proxy of plain http. */
export interface Gateway {
  readonly url: string;
  /** Request targets that were not below the base path. */
  readonly strays: readonly string[];
  /** How its callers named themselves. */
  readonly agents: ReadonlySet<string | undefined>;
  close(): Promise<void>;
}

/**
 * @param origin what it stands before
 * @param tls how it speaks TLS; default: it does not
 */
export const startGateway = async (
  origin: string,
  base: string,
  tls?: ServerOptions,
): Promise<Gateway> => {
  const { hostname, port } = new URL(origin);
  const strays: string[] = [];
  const agents = new Set<string | undefined>();
  const serve: RequestListener = (asked, answer) => {
    const { url: target = '', method, headers } = asked;
    agents.add(headers['user-agent']);
    if (!target.startsWith(`${base}/`)) {
      strays.push(target);
      answer.writeHead(404).end();
      return;
    }
    const forwarded = request(
      { hostname, port, method, path: target.slice(base.length), headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
        given.pipe(answer);
      },
    );
    forwarded.on('error', () => answer.destroy());
    asked.pipe(forwarded);
  };
  const server = tls ? createTlsServer(tls, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http${tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    strays,
    agents,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
