import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import { createAuthority, type Algorithm, type Authority } from './authority.js';
import type { Provider, ProviderSettings } from './provider.js';
import { PREFIX } from './router.js';
import type { Collection } from './store.js';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Sends one request on a connection of its own, the target as it is. */
export const send = (origin: string, target: string, asked: Asked = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = asked;
    const { hostname, port } = new URL(origin);
    const options = { hostname, port, path: target, method, headers, agent: false };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode: status = 0 } = response;
        resolve({ status, headers: response.headers, text, json: parsed(text) });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });

/** Sends bytes and reads all that comes until the other side closes. */
export const sendBytes = (origin: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('end', () => {
      socket.end();
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });

let shared: Promise<Authority> | undefined;

/** One authority for all tests: its keys take longer than everything else. */
export const sharedAuthority = (): Promise<Authority> => (shared ??= createAuthority());

export interface Signing {
  readonly claims?: JWTPayload & Readonly<Record<string, unknown>>;
  readonly without?: string;
  readonly algorithm?: Algorithm;
  readonly keyId?: string;
  readonly privateKeyPem?: string;
}

/** A client assertion as the vendor documents it, but for what `signing` says. */
export const assertion = async (
  settings: ProviderSettings,
  { claims, without, ...signing }: Signing = {},
): Promise<string> => {
  const { algorithm, keyId, privateKeyPem } = { ...settings, ...signing };
  const payload: JWTPayload = {
    iss: settings.clientId,
    sub: settings.clientId,
    aud: settings.audience,
    jti: randomUUID(),
    exp: Date.now() + 60_000,
    ...claims,
  };
  if (without !== undefined) Reflect.deleteProperty(payload, without);
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, kid: keyId })
    .sign(await importPKCS8(privateKeyPem, algorithm));
};

/** The form of a token request. */
export const form = (assertionText: string, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertionText,
    scope: 'openid',
    ...more,
  }).toString();

export const askForToken = (origin: string, body: string): Promise<Reply> =>
  send(origin, `${PREFIX}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

/** An access token of a provider. */
export const tokenOf = async ({ origin, settings }: Provider): Promise<string> => {
  const { json } = await askForToken(origin, form(await assertion(settings)));
  return (json as { access_token: string }).access_token;
};

/** The target of a collection, or of a client in it. */
export const targetOf = ({ institution, partner }: Collection, rest = ''): string =>
  `${PREFIX}/institutions/${institution}/partner-clients/${partner}${rest}`;

export interface Told {
  /** Sent as JSON. */
  readonly value?: unknown;
  /** Default: the main one. */
  readonly collection?: Collection;
}

/** Sends requests to one provider with a good token, to its main collection or below it. */
export const caller = async (provider: Provider) => {
  const token = await tokenOf(provider);
  return (rest: string, asked: Asked & Told = {}): Promise<Reply> => {
    const { value, collection = provider.settings } = asked;
    const json = value === undefined ? {} : { 'content-type': 'application/json' };
    return send(provider.origin, targetOf(collection, rest), {
      ...asked,
      headers: { authorization: `Bearer ${token}`, ...json, ...asked.headers },
      ...(value !== undefined && { body: JSON.stringify(value) }),
    });
  };
};

export const DRAFT = { name: 'A client', redirectUris: ['https://app.example.com/callback'] };

/** Creates a client and gives its id. */
export const createdBy = async (
  call: Awaited<ReturnType<typeof caller>>,
  value: unknown = DRAFT,
): Promise<string> => {
  const { json } = await call('', { method: 'POST', value });
  return (json as { client: { clientId: string } }).client.clientId;
};
