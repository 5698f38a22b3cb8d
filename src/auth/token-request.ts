import type { CryptoKey } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  customFetch,
  modifyAssertion,
  PrivateKeyJwt,
  processClientCredentialsResponse,
  type CustomFetchOptions,
} from 'oauth4webapi';
import { Body } from '../model/body.js';
import { ConformanceError } from '../model/error.js';
import { authError } from './errors.js';
import type { HttpRequest } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import { isObject } from '../model/json/walk.js';
import type { Sent, Transport } from '../model/transport.js';
import { expiryOf } from './forged-token.js';
import { refusal, type Way } from './refusal.js';
import type { ResolvedSettings } from './settings.js';

/** What the rest of the tool lends to authentication. */
export interface AuthDeps {
  readonly transport: Transport;
  readonly way: Way;
  /** `User-Agent` of token requests. Default: the library's. */
  readonly userAgent?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Hears of every token request, to make an exchange of it. */
  readonly onSent?: (request: HttpRequest, sent: Sent) => void;
  /** Hears every secret before anything that holds it can be written. */
  readonly learn: (secret: string) => void;
  /** A token that has expired long ago, to be refused. */
  readonly expiredToken?: string | undefined;
}

export interface Token {
  readonly value: string;
  /** Milliseconds since the epoch; undefined where nothing says so. */
  readonly expiresAt: number | undefined;
  readonly issuedAt: number;
}

/** What the client signs with. */
interface ClientKey {
  readonly key: CryptoKey;
  /** Of its public part (RFC 7638). */
  readonly thumbprint: string;
}

/** Asks the token endpoint for a token, once. Throws `ConformanceError` with exit 3. */
export const requestToken = async (
  settings: ResolvedSettings,
  { key, thumbprint }: ClientKey,
  deps: AuthDeps,
): Promise<Token> => {
  const server = { issuer: settings.audience, token_endpoint: settings.tokenUrl };
  const client = { client_id: settings.clientId };
  let sent: Sent | undefined;
  const send = async (_url: string, options: TokenFetch): Promise<Response> => {
    const request = requestOf(settings, options, deps.userAgent);
    deps.learn(options.body.get('client_assertion') ?? '');
    sent = await deps.transport.send(request, options.signal ? { signal: options.signal } : {});
    const response = responseOf(sent, deps.learn);
    deps.onSent?.(request, sent);
    return response;
  };
  try {
    const response = await clientCredentialsGrantRequest(
      ...([server, client, clientAuth(settings, key, deps), { scope: settings.scope }] as const),
      { [customFetch]: send, [allowInsecureRequests]: true },
    );
    const answer = await processClientCredentialsResponse(server, client, response);
    return tokenOf(answer, deps.now());
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    throw refusal({ settings, thumbprint, now: deps.now(), way: deps.way }, sent, error);
  }
};

type TokenFetch = CustomFetchOptions<'POST', URLSearchParams>;

const clientAuth = (settings: ResolvedSettings, key: CryptoKey, deps: AuthDeps) =>
  PrivateKeyJwt(settings.keyId === undefined ? key : { key, kid: settings.keyId }, {
    [modifyAssertion]: (_header, payload) => {
      // the vendor's list of claims has neither, and what is not sent cannot be refused
      delete payload.iat;
      delete payload.nbf;
      const at = deps.now() + (settings.clockOffsetSeconds + settings.lifetimeSeconds) * 1000;
      payload.exp = Math.floor(settings.expUnit === 'ms' ? at : at / 1000);
    },
  });

const requestOf = (
  settings: ResolvedSettings,
  options: TokenFetch,
  userAgent: string | undefined,
): HttpRequest => {
  const { tokenUrl, sendClientId } = settings;
  if (!sendClientId) options.body.delete('client_id');
  const [origin, target] = splitUrl(tokenUrl);
  const headers = Object.entries(options.headers)
    .filter(([name]) => userAgent === undefined || name.toLowerCase() !== 'user-agent')
    .map(([name, value]) => ({ name, value }));
  if (userAgent !== undefined) headers.push({ name: 'user-agent', value: userAgent });
  return {
    method: 'POST',
    origin,
    target,
    headers: new HeaderList(headers),
    body: Body.ofText(options.body.toString()),
  };
};

/** Origin and target as they are written: an endpoint is no place to normalise. */
export const splitUrl = (url: string): readonly [string, string] => {
  const end = url.slice(8).search(/[/?]/);
  if (end === -1) return [url, '/'];
  const target = url.slice(8 + end);
  return [url.slice(0, 8 + end), target.startsWith('/') ? target : `/${target}`];
};

/** What of the answer the token is read from. An id_token is nobody's here, and would be validated. */
const responseOf = (sent: Sent, learn: (secret: string) => void): Response => {
  const { response, failure } = sent;
  const members = learnTokens(sent, learn);
  if (!response || failure) throw new TypeError('no complete answer');
  const type = response.headers.get('content-type');
  return new Response(statusHasBody(response.status) ? bodyOf(response.body, members) : null, {
    status: Math.max(response.status, 200),
    headers: type === undefined ? {} : { 'content-type': type },
  });
};

/** Learns the tokens of an answer before anybody else sees it. @returns its members */
export const learnTokens = (
  { response }: Sent,
  learn: (secret: string) => void,
): Members | undefined => {
  const json = response?.body.json;
  const members = json?.ok === true ? membersOf(json.value) : undefined;
  for (const name of ['access_token', 'refresh_token', 'id_token'])
    if (typeof members?.[name] === 'string') learn(members[name]);
  return members;
};

const statusHasBody = (status: number): boolean => ![204, 205, 304].includes(status);

const bodyOf = (body: Body, members: Members | undefined): string => {
  if (members === undefined) return body.text;
  const { access_token, token_type, expires_in, error, error_description } = members;
  const isLife = typeof expires_in === 'number' && expires_in > 0;
  return JSON.stringify({
    access_token,
    token_type,
    error,
    error_description,
    ...(isLife && { expires_in }),
  });
};

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members | undefined =>
  isObject(value) ? Object.fromEntries(Object.entries(value)) : undefined;

const tokenOf = (
  answer: { readonly access_token: string; readonly token_type: string; expires_in?: number },
  now: number,
): Token => {
  if (answer.token_type !== 'bearer')
    throw authError('token-response-invalid', 'the token is bound by DPoP', {
      next: 'DPoP is not supported: turn it off for this client',
    });
  const value = answer.access_token;
  if (!/^[!-~]+$/.test(value))
    throw authError(
      'token-response-invalid',
      'the access token holds characters that no header field can carry',
    );
  const expiresAt =
    answer.expires_in === undefined ? expiryOf(value) : now + answer.expires_in * 1000;
  return { value, expiresAt, issuedAt: now };
};
