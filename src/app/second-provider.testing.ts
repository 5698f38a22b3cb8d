import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Client,
  type Fields,
  OTHER_WAYS,
  type Refusal,
  type Ways,
} from './second-ways.testing.js';

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

type Clients = Map<string, Client>;

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
  return { ...known, clientId, createdAt } as unknown as Client;
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

const refuse = (response: ServerResponse, refusal: Refusal): ServerResponse => {
  const { status, type, text, headers = {} } = refusal;
  response.statusCode = status;
  if (type !== undefined) response.setHeader('content-type', type);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return response.end(text);
};

/** The page that a target asks for, counted from 0. */
const pageIn = (target: string): number => Number(/[?&]page=(\d+)/.exec(target)?.[1] ?? 0);

// eslint-disable-next-line max-lines-per-function -- one provider, read from top to bottom
export const startSecondProvider = async (other: Partial<Ways> = {}): Promise<SecondProvider> => {
  const ways: Ways = { ...OTHER_WAYS, ...other };
  const token = `second-${randomBytes(24).toString('hex')}`;
  const [institution, partner, otherPartner] = ['second-institution', 'second partner', 'third'];
  const before = { name: 'Before', redirectUris: ['https://a.example/cb'] };
  const collections = new Map<string | undefined, Clients>([
    [
      partner,
      new Map([['client_before', details('client_before', before, '2026-01-01T00:00:00Z')]]),
    ],
    [otherPartner, new Map()],
  ]);
  const secrets: string[] = [];
  const names = new Set<string>();
  const gone = new Set<string>();
  let [requests, created] = [0, 0];

  const answer = (response: ServerResponse, status: number, value?: unknown) => {
    response.statusCode = status;
    if (value === undefined) return response.end();
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('cache-control', 'private, no-store');
    ways.write(response, ways.text(value));
    return response;
  };
  const isTaken = (clients: Clients, name: unknown) =>
    ways.taken !== undefined &&
    ([...clients.values()].some((client) => client.name === name) ||
      (ways.keepsNames && names.has(String(name))));

  const create = async (clients: Clients, request: IncomingMessage, response: ServerResponse) => {
    if (!isJson(request)) return refuse(response, ways.wrongType);
    const fields = await read(request);
    if (!fields || !areRight(fields)) return refuse(response, ways.bad);
    const refused =
      ways.refuses(fields, true) ??
      (isTaken(clients, fields.name) ? ways.taken : undefined) ??
      (clients.size > ways.quota ? ways.full : undefined);
    if (refused) return refuse(response, refused);
    const clientId = ways.newId((created += 1));
    const flags = { pkceRequired: ways.hasPkce };
    const client = details(clientId, { ...flags, ...fields }, new Date().toISOString());
    clients.set(clientId, client);
    names.add(client.name);
    const clientSecret = ways.newSecret();
    secrets.push(clientSecret);
    return answer(response, 200, ways.created(client, clientSecret));
  };

  const update = async (
    clients: Clients,
    client: Client,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    if (!isJson(request)) return refuse(response, ways.wrongType);
    const fields = await read(request);
    if (!fields) return refuse(response, ways.bad);
    const isEmpty = Object.keys(fields).length === 0;
    if (isEmpty)
      return ways.emptyUpdate === 'ignored' ? answer(response, 204) : refuse(response, ways.bad);
    const { name, redirectUris } = client;
    const kept = ways.put === 'merge' ? client : ways.updateIsWhole ? {} : { name, redirectUris };
    const filled = { pkceRequired: ways.hasPkce, ...kept, ...fields };
    if (!areRight(filled)) return refuse(response, ways.bad);
    const refused = ways.refuses(fields, false);
    if (refused) return refuse(response, refused);
    clients.set(client.clientId, details(client.clientId, filled, client.createdAt));
    return answer(response, 204);
  };

  const list = (clients: Clients, target: string, response: ServerResponse) => {
    const all = ways.sorted([...clients.values()]).map(ways.shown);
    const page = pageIn(target);
    const end = (page + 1) * ways.page;
    const [path = ''] = target.split('?', 1);
    const { address, port } = server.address() as AddressInfo;
    const next = `http://${address}:${port}${path}?page=${page + 1}`;
    if (end < all.length) response.setHeader('link', ways.link(next));
    return answer(response, 200, all.slice(page === 0 ? 0 : page * ways.page, end));
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = '', headers } = request;
    const method = ways.hasHead && request.method === 'HEAD' ? 'GET' : request.method;
    for (const [name, value] of Object.entries(ways.headers())) response.setHeader(name, value);
    if (headers.authorization !== `Bearer ${token}`) return refuse(response, ways.noToken);
    const instead = ways.before((requests += 1), request);
    if (instead) return refuse(response, instead);
    const [, inInstitution, byPartner, id] = PATH.exec(url.split('?', 1)[0] ?? '') ?? [];
    const clients = collections.get(decode(byPartner));
    if (decode(inInstitution) !== institution || !clients)
      return refuse(response, ways.strangeCollection);
    if (id !== undefined) return serveOne(clients, id, method, request, response);
    if (method === 'GET') return list(clients, url, response);
    if (method === 'POST') return create(clients, request, response);
    return refuse(response, ways.unknownMethod('GET, POST'));
  };

  const serveOne = async (
    clients: Clients,
    id: string,
    method: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const client = clients.get(decode(id) ?? '');
    if (!client) return refuse(response, (gone.has(id) ? ways.gone : undefined) ?? ways.missing);
    if (method === 'GET') return answer(response, 200, ways.shown(client));
    if (method === 'PUT') return update(clients, client, request, response);
    if (method === 'DELETE') {
      clients.delete(client.clientId);
      gone.add(id);
      return answer(response, 204);
    }
    return refuse(response, ways.unknownMethod('GET, PUT, DELETE'));
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

const isJson = ({ headers }: IncomingMessage): boolean =>
  /^application\/json\b/i.test(headers['content-type'] ?? '');

const decode = (segment: string | undefined): string | undefined => {
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};
