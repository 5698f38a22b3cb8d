import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createApi } from './api.js';
import { ALL_RULES } from './assertion.js';
import { decodeJwt } from 'jose';
import { createAuthority, type Algorithm, type Authority } from './authority.js';
import { bearer } from './bearer.js';
import type { Fault, Hooks } from './fault.js';
import { callOf } from './intake.js';
import type { Call } from './router.js';
import type { Mount } from './mount.js';
import { pathOf, PREFIX } from './router.js';
import { createStore, seed, type Client, type Collection } from './store.js';
import { newTenants } from './tenants.js';
import { wireOf, write, writeRaw } from './write.js';

/** What the reference provider is started with. */
export interface ProviderOptions {
  /** Default: chosen by the system. */
  readonly port?: number;
  /** Default: one of its own, with fresh keys. */
  readonly authority?: Authority;
  /** The defect to plant. Default: none. */
  readonly fault?: Fault;
  /** How many clients each collection holds from the start. Default 2. */
  readonly seeds?: number;
  /** The algorithm that the settings name. Default PS256. */
  readonly algorithm?: Algorithm;
  /** Milliseconds since the epoch; what tokens and assertions are judged by. */
  readonly clock?: () => number;
}

/** What a client needs to know in order to use a provider. */
export interface ProviderSettings {
  readonly institution: string;
  readonly partner: string;
  readonly otherInstitution: string;
  readonly otherPartner: string;
  /** Of the other collection alone. */
  readonly otherToken: string;
  /** Expired an hour ago. */
  readonly expiredToken: string;
  readonly clientId: string;
  readonly keyId: string;
  /** PKCS#8. */
  readonly privateKeyPem: string;
  readonly tokenUrl: string;
  readonly audience: string;
  readonly algorithm: Algorithm;
}

/** A running provider. */
export interface Provider {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  readonly settings: ProviderSettings;
  /** An institution that exists and that the token is not for: 403. */
  readonly foreign: Collection;
  /** The clients of a collection as they are, whatever a fault makes of them. */
  readonly clients: (collection?: Collection) => readonly Client[];
  /** How many requests the five operations and the token endpoint were sent. */
  readonly counts: () => { readonly api: number; readonly token: number };
  /** Closes every connection and the server. */
  readonly close: () => Promise<void>;
}

const AUTHORITY_PATHS: ReadonlySet<string> = new Set([
  '/token',
  '/jwks',
  '/.well-known/openid-configuration',
]);

/** Who keeps what, in a provider. */
const newGround = (authority: Authority, clock: () => number, seeds: number) => {
  const { accessTo, ...tenants } = newTenants();
  const store = createStore();
  for (const collection of tenants.all) seed(store, collection, seeds);
  const access = (collection: Collection, call: Call) =>
    accessTo(collection, holderOf(call) === authority.otherClientId);
  return { ...tenants, store, authenticate: bearer(authority, clock), accessTo: access };
};

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });

const closer = (server: Server): (() => Promise<void>) => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    });
};

/** The origin that a request named, where it is another name of our own. */
const originOf = ({ headers }: IncomingMessage, own: string): string => {
  const host = (headers.host ?? '').toLowerCase();
  const port = own.slice(own.lastIndexOf(':'));
  return ['localhost', '127.0.0.1'].some((name) => host === `${name}${port}`)
    ? `http://${host}`
    : own;
};

const [DAY, HOUR] = [86_400_000, 3_600_000];

/** Whose token a request carries; whether it is good was asked before. */
const holderOf = ({ headers }: Call): unknown => {
  try {
    return decodeJwt(/ ([^ ]+)$/.exec(headers.authorization ?? '')?.[1] ?? '').client_id;
  } catch {
    return undefined;
  }
};

/** Starts a correct provider of the five operations on the loopback interface, or a faulty one. */
export const startProvider = async (options: ProviderOptions = {}): Promise<Provider> => {
  const { port = 0, seeds = 2, algorithm = 'PS256', clock = Date.now, fault } = options;
  const authority = options.authority ?? (await createAuthority());
  const ground = newGround(authority, clock, seeds);
  const { main, other, foreign, store } = ground;
  const hooks: Hooks = fault?.plant({ store, collection: main, other }) ?? {};
  const answer = createApi(ground, hooks);
  const counts = { api: 0, token: 0 };

  const serveApi = async (request: IncomingMessage, response: ServerResponse) => {
    counts.api += 1;
    const call = await callOf(request);
    const said = await answer(call);
    const bytes = hooks.wire?.(wireOf(said), call);
    if (bytes) writeRaw(bytes, response);
    else await write(said, request, response);
  };
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '');
    const below = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : '';
    if (!AUTHORITY_PATHS.has(below)) {
      serveApi(request, response).catch(() => response.destroy());
      return;
    }
    if (below === '/token') counts.token += 1;
    const base = `${originOf(request, origin)}${PREFIX}`;
    const mount: Mount = { base, clock, rules: { ...ALL_RULES, ...hooks.assertion } };
    request.url = below;
    authority.serve(request, response, { ...mount, change: hooks.token });
  });
  const close = closer(server);
  const origin = await listen(server, port);
  const { keyId, privateKeyPem } = authority.keyFor(algorithm);
  const tokenUrl = `${origin}${PREFIX}/token`;
  return {
    origin,
    settings: {
      institution: main.institution,
      partner: main.partner,
      otherInstitution: other.institution,
      otherPartner: other.partner,
      otherToken: await authority.mint(authority.otherClientId, clock() + DAY),
      expiredToken: await authority.mint(authority.clientId, clock() - HOUR),
      clientId: authority.clientId,
      keyId,
      privateKeyPem,
      tokenUrl,
      audience: tokenUrl,
      algorithm,
    },
    foreign,
    clients: (collection = main) => store.list(collection),
    counts: () => ({ ...counts }),
    close,
  };
};
