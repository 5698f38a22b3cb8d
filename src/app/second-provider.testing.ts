import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A second correct provider, as unlike the reference provider as the facts of the API allow: PUT
 * replaces, an empty update is refused, refusals are 422, equal names are 409, ids are no UUIDs, the
 * newest client comes first, answers are chunked and carry members that the document does not know,
 * refusals have no body or plain text, HEAD is not served. It shares no code with anything.
 */
export interface SecondProvider {
  readonly origin: string;
  readonly token: string;
  readonly institution: string;
  readonly partner: string;
  /** Of the same institution; it has no client yet. */
  readonly otherPartner: string;
  /** Every client secret that it has issued. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

interface Client {
  readonly clientId: string;
  name: string;
  redirectUris: string[];
  logoUri?: string;
  clientUri?: string;
  policyUri?: string;
  tosUri?: string;
  contacts?: string[];
  pkceRequired: boolean;
  readonly createdAt: string;
}

type Fields = Record<string, unknown>;

const PATH =
  /^\/a\/oidc-provider\/api\/v0\/institutions\/([^/?]+)\/partner-clients\/([^/?]+)(?:\/([^/?]+))?$/;
const URIS = ['logoUri', 'clientUri', 'policyUri', 'tosUri'] as const;

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isWebUri = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:\/\/[^/\s]+/.test(value);

const isRedirectUri = (uri: string): boolean => {
  if (/[#*\s]/.test(uri) || /^[a-z]+:\/\/[^/]*@/i.test(uri)) return false;
  if (/^https:\/\/[^/]+/.test(uri)) return true;
  if (/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(uri)) return true;
  return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:\//.test(uri);
};

const isOptional = (value: unknown, test: (value: unknown) => boolean) =>
  value === undefined || test(value);

const areRight = (fields: Fields): boolean =>
  typeof fields.name === 'string' &&
  fields.name !== '' &&
  isTextList(fields.redirectUris) &&
  fields.redirectUris.length > 0 &&
  fields.redirectUris.every(isRedirectUri) &&
  URIS.every((name) => isOptional(fields[name], isWebUri)) &&
  isOptional(fields.contacts, isTextList) &&
  isOptional(fields.pkceRequired, (value) => typeof value === 'boolean');

const details = (clientId: string, fields: Fields, createdAt: string): Client => {
  const known = Object.fromEntries(
    [...URIS, 'name', 'redirectUris', 'contacts', 'pkceRequired']
      .filter((name) => fields[name] !== undefined)
      .map((name) => [name, fields[name]]),
  );
  return { pkceRequired: false, ...known, clientId, createdAt } as Client;
};

const read = async (request: IncomingMessage): Promise<Fields | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.concat(chunks),
    );
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined;
  }
};

// eslint-disable-next-line max-lines-per-function -- one provider, read from top to bottom
export const startSecondProvider = async (): Promise<SecondProvider> => {
  const token = `second-${randomBytes(24).toString('hex')}`;
  const [institution, partner, otherPartner] = ['second-institution', 'second partner', 'third'];
  const before = { name: 'Before', redirectUris: ['https://a.example/cb'] };
  const collections = new Map<string | undefined, Map<string, Client>>([
    [partner, new Map([['client_before', details('client_before', before, '')]])],
    [otherPartner, new Map()],
  ]);
  const secrets: string[] = [];

  const answer = (response: ServerResponse, status: number, value?: unknown) => {
    response.statusCode = status;
    if (value === undefined) return response.end();
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('cache-control', 'private, no-store');
    response.write(JSON.stringify(value));
    return response.end();
  };
  const refuse = (response: ServerResponse, status: number, text: string) => {
    response.statusCode = status;
    response.setHeader('content-type', 'text/plain');
    return response.end(text);
  };

  const create = async (
    clients: Map<string, Client>,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return answer(response, 415);
    const fields = await read(request);
    if (!fields || !areRight(fields)) return refuse(response, 422, 'Unprocessable');
    if ([...clients.values()].some(({ name }) => name === fields.name))
      return refuse(response, 409, 'Conflict');
    const clientId = `client_${randomBytes(12).toString('base64url')}`;
    clients.set(clientId, details(clientId, fields, new Date().toISOString()));
    const clientSecret = randomBytes(32).toString('hex');
    secrets.push(clientSecret);
    return answer(response, 200, { client: { clientId, clientSecret, name: fields.name } });
  };

  const update = async (
    clients: Map<string, Client>,
    client: Client,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const fields = await read(request);
    if (!fields || Object.keys(fields).length === 0) return refuse(response, 422, 'Unprocessable');
    const filled = { name: client.name, redirectUris: client.redirectUris, ...fields };
    if (!areRight(filled)) return refuse(response, 422, 'Unprocessable');
    clients.set(client.clientId, details(client.clientId, filled, client.createdAt));
    return answer(response, 204);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      response.setHeader('www-authenticate', 'Bearer realm="second"');
      return answer(response, 401);
    }
    const [, inInstitution, byPartner, id] =
      PATH.exec((request.url ?? '').split('?', 1)[0] ?? '') ?? [];
    const clients = collections.get(decode(byPartner));
    if (decode(inInstitution) !== institution || !clients) return answer(response, 404);
    if (id === undefined) {
      if (request.method === 'GET') return answer(response, 200, [...clients.values()].reverse());
      if (request.method === 'POST') return create(clients, request, response);
      response.setHeader('allow', 'GET, POST');
      return answer(response, 405);
    }
    const client = clients.get(decode(id) ?? '');
    if (!client) return refuse(response, 404, 'Not found');
    if (request.method === 'GET') return answer(response, 200, client);
    if (request.method === 'PUT') return update(clients, client, request, response);
    if (request.method === 'DELETE') {
      clients.delete(client.clientId);
      return answer(response, 204);
    }
    response.setHeader('allow', 'GET, PUT, DELETE');
    return answer(response, 405);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    token,
    institution,
    partner,
    otherPartner,
    secrets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const decode = (segment: string | undefined): string | undefined => {
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};
