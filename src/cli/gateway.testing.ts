import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A gateway that serves another server below a base path. */
export interface Gateway {
  readonly url: string;
  /** Request targets that were not below the base path. */
  readonly strays: readonly string[];
  close(): Promise<void>;
}

/** @param origin what it stands before */
export const startGateway = async (origin: string, base: string): Promise<Gateway> => {
  const { hostname, port } = new URL(origin);
  const strays: string[] = [];
  const server = createServer((asked, answer) => {
    const { url: target = '', method, headers } = asked;
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
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    strays,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
