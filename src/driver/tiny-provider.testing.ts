import { Body, EMPTY_BODY } from '../model/body.js';
import type { HttpRequest, HttpResponse } from '../model/exchange.js';
import { HeaderList, type Header } from '../model/http/headers.js';
import type { Sent, Transport } from '../model/transport.js';

export interface TinyClient {
  readonly clientId: string;
  readonly [member: string]: unknown;
}

/** An answer in plain words. */
export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: readonly Header[];
  /** No answer comes at all. */
  readonly failure?: string;
}

/** What a test wants answered in place of the right answer; undefined: the right one. */
export type Tamper = (
  request: HttpRequest,
  right: () => Answer,
) => Answer | Promise<Answer> | undefined;

/**
 * The five operations in memory, behind the transport's interface: plain, correct, and open to
 * tampering. Tokens are not its business: any will do.
 */
export class TinyProvider implements Transport {
  readonly clients = new Map<string, TinyClient>();
  /** Those of the second collection, `you`. */
  readonly others = new Map<string, TinyClient>();
  readonly requests: HttpRequest[] = [];
  readonly secrets: string[] = [];
  #next = 0;
  #tamper: Tamper;

  constructor(tamper: Tamper = () => undefined, before: readonly TinyClient[] = []) {
    this.#tamper = tamper;
    for (const client of before) this.clients.set(client.clientId, client);
  }

  /** The requests in a short form: method and last path segments. */
  get log(): readonly string[] {
    return this.requests.map(({ method, target }) => `${method} ${idOf(target) ?? ''}`.trim());
  }

  tamper(tamper: Tamper): void {
    this.#tamper = tamper;
  }

  async send(request: HttpRequest): Promise<Sent> {
    this.requests.push(request);
    const startedAt = performance.timeOrigin + performance.now();
    const right = () => this.#answer(request);
    const answer = (await this.#tamper(request, right)) ?? right();
    const endedAt = performance.timeOrigin + performance.now();
    if (answer.failure !== undefined) {
      const failure = { code: 'reset', message: answer.failure, afterStatus: false };
      return { startedAt, endedAt, failure };
    }
    return { startedAt, endedAt, response: responseOf(answer) };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #answer(request: HttpRequest): Answer {
    if (!request.headers.has('authorization')) {
      return { status: 401, headers: [{ name: 'www-authenticate', value: 'Bearer' }] };
    }
    const [, partner] = COLLECTION.exec(request.target) ?? [];
    if (partner === undefined) return { status: 404 };
    const clients = partner === 'me' ? this.clients : this.others;
    const clientId = idOf(request.target);
    return clientId === undefined
      ? this.#onAll(request, clients)
      : this.#onOne(request, clientId, clients);
  }

  #onAll({ method, body, headers }: HttpRequest, clients: Map<string, TinyClient>): Answer {
    if (method === 'GET') return { status: 200, json: [...clients.values()] };
    if (method !== 'POST') return { status: 405, headers: [{ name: 'allow', value: 'GET, POST' }] };
    if (headers.get('content-type') !== 'application/json') return { status: 415 };
    const members = membersOf(body);
    if (!members || !isValid(members, true)) return { status: 400 };
    this.#next += 1;
    const clientId = `client-${this.#next}`;
    const clientSecret = `secret-of-${clientId}-0123456789abcdef`;
    this.secrets.push(clientSecret);
    clients.set(clientId, { ...known(members), clientId });
    return { status: 200, json: { client: { clientId, clientSecret } } };
  }

  #onOne(
    { method, body }: HttpRequest,
    clientId: string,
    clients: Map<string, TinyClient>,
  ): Answer {
    const client = clients.get(clientId);
    if (!['GET', 'PUT', 'DELETE'].includes(method))
      return { status: 405, headers: [{ name: 'allow', value: 'GET, PUT, DELETE' }] };
    if (!client) return { status: 404 };
    if (method === 'GET') return { status: 200, json: client };
    if (method === 'DELETE') {
      clients.delete(clientId);
      return { status: 204 };
    }
    const members = membersOf(body);
    if (!members || !isValid(members, false)) return { status: 400 };
    clients.set(clientId, { ...client, ...known(members), clientId });
    return { status: 204 };
  }
}

const COLLECTION =
  /^\/a\/oidc-provider\/api\/v0\/institutions\/bank\/partner-clients\/(me|you)(?:[/?]|$)/;

const idOf = (target: string): string | undefined => {
  const [, id] = /\/partner-clients\/[^/]+\/([^?]+)/.exec(target) ?? [];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return id;
  }
};

const responseOf = ({ status, json, headers = [] }: Answer): HttpResponse => {
  const bytes = json === undefined ? undefined : new TextEncoder().encode(JSON.stringify(json));
  const type = { name: 'content-type', value: 'application/json' };
  return {
    status,
    reason: '',
    headers: new HeaderList(bytes ? [...headers, type] : headers),
    body: bytes ? Body.ofBytes(bytes) : EMPTY_BODY,
  };
};

const membersOf = ({ json }: Body): Record<string, unknown> | undefined =>
  json.ok && typeof json.value === 'object' && json.value !== null && !Array.isArray(json.value)
    ? { ...json.value }
    : undefined;

const TEXTS = ['name', 'logoUri', 'clientUri', 'policyUri', 'tosUri'];
const LISTS = ['redirectUris', 'contacts'];

const known = (members: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(members).filter(([name]) => [...TEXTS, ...LISTS, 'pkceRequired'].includes(name)),
  );

/** A fragment, a star, a script, or no scheme at the beginning of a redirect URI. */
const BAD = /[#*]|"(?:javascript:|\/)/;

const isValid = (members: Record<string, unknown>, isCreate: boolean): boolean =>
  (!isCreate || (members.name !== undefined && members.redirectUris !== undefined)) &&
  (members.redirectUris === undefined || !BAD.test(JSON.stringify(members.redirectUris))) &&
  TEXTS.every((name) => members[name] === undefined || typeof members[name] === 'string') &&
  LISTS.every((name) => members[name] === undefined || isTexts(members[name])) &&
  (members.pkceRequired === undefined || typeof members.pkceRequired === 'boolean');

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
