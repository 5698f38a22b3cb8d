import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpResponse } from '../../model/exchange.js';
import type { Header } from '../../model/http/headers.js';

/** A request of the verifier, as it came. */
export interface RelayedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Without those of the connection. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** What the relay does for the interaction that is being verified. */
export interface RelayTask {
  /** The values of its states, for the pact's expressions. */
  readonly values: Readonly<Record<string, string>>;
  /** Sends the request to the target. @returns undefined where there is no answer to pass on */
  forward(request: RelayedRequest): Promise<HttpResponse | undefined>;
}

/**
 * A server on loopback between Pact's verifier and the target, so that the verifier never holds a token and
 * every request passes our own rules. Nobody else can use it: its address holds a secret.
 */
export interface Relay {
  readonly baseUrl: string;
  readonly statesUrl: string;
  /** What is done from now on; undefined: nothing is served. */
  serve(task: RelayTask | undefined): void;
  close(): Promise<void>;
}

export const startRelay = async (): Promise<Relay> => {
  const base = `/${randomBytes(24).toString('hex')}`;
  let current: RelayTask | undefined;
  const server = createServer((request, response) => {
    answer(base, current, request, response).catch(() => {
      response.destroy();
    });
  });
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}${base}`;
  return {
    baseUrl: `${url}/api`,
    statesUrl: `${url}/states`,
    serve: (task) => {
      current = task;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(portOf(address));
    });
  });

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

const answer = async (
  base: string,
  task: RelayTask | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { url = '', method = 'GET' } = request;
  const body = await read(request);
  if (task && url === `${base}/states`) {
    const content = Buffer.from(JSON.stringify(task.values));
    response.writeHead(200, { 'content-type': 'application/json' }).end(content);
    return;
  }
  if (!task || !url.startsWith(`${base}/api/`)) {
    response.writeHead(404).end();
    return;
  }
  const target = url.slice(`${base}/api`.length);
  const headers = pairs(request.rawHeaders).filter(({ name }) => !OF_CONNECTION.has(lower(name)));
  const answered = await task.forward({ method, target, headers, body });
  if (answered) pass(answered, response);
  else response.writeHead(502).end();
};

/** Of the connection or the framing of one message (RFC 9110 §7.6.1), not of what is passed on. */
const OF_CONNECTION = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'host', 'content-length', 'accept-encoding'],
]);
/** The content is passed on decoded. */
const OF_CODING = new Set(['content-encoding']);
const FIELD_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const FIELD_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

const pass = ({ status, headers, body }: HttpResponse, response: ServerResponse): void => {
  const fields = headers.entries.filter(
    ({ name, value }) =>
      !OF_CONNECTION.has(lower(name)) &&
      !OF_CODING.has(lower(name)) &&
      FIELD_NAME.test(name) &&
      FIELD_VALUE.test(value),
  );
  const content = Buffer.from(body.bytes ?? body.text);
  const length = { name: 'content-length', value: String(content.length) };
  const all = status === 204 || status === 304 ? fields : [...fields, length];
  response.writeHead(
    status >= 200 && status <= 999 ? status : 502,
    all.flatMap(({ name, value }) => [name, value]),
  );
  response.end(content);
};

const lower = (name: string): string => name.toLowerCase();

const pairs = (raw: readonly string[]): readonly Header[] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: raw[index + 1] ?? '' }] : []));

const read = async (request: IncomingMessage): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of request) if (part instanceof Uint8Array) parts.push(part);
  return Buffer.concat(parts);
};
