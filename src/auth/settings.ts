import { authError } from './errors.js';

/** A key pair proves who the client is (`private_key_jwt`, RFC 7523). */
export interface PrivateKeySettings {
  readonly kind: 'private_key_jwt';
  readonly tokenUrl: string;
  /** Default: the token URL as it is written. */
  readonly audience?: string | undefined;
  readonly clientId: string;
  /** PEM (PKCS#8, PKCS#1 or SEC1) or a JWK, not encrypted. */
  readonly privateKeyPem: string;
  readonly keyId?: string | undefined;
  /** Default `PS256`. */
  readonly algorithm?: 'PS256' | 'RS256' | 'ES256' | undefined;
  /** Default `openid`. */
  readonly scope?: string | undefined;
  /** In which unit `exp` is written. The vendor documents milliseconds, RFC 7519 says seconds. Default `ms`. */
  readonly expUnit?: 'ms' | 's' | undefined;
  /** Of an assertion; default 60, at the most 300. */
  readonly lifetimeSeconds?: number | undefined;
  /** Whether `client_id` stands in the form too. Default true. */
  readonly sendClientId?: boolean | undefined;
  /** Added to the own clock. Default 0. */
  readonly clockOffsetSeconds?: number | undefined;
  /** The token URL may be one of plain http beyond loopback. Default false. */
  readonly allowInsecureHttp?: boolean | undefined;
}

/** How a run gets its token. */
export type AuthSettings = { readonly kind: 'token'; readonly token: string } | PrivateKeySettings;

/** The settings with their defaults. */
export interface ResolvedSettings {
  readonly tokenUrl: string;
  readonly audience: string;
  readonly clientId: string;
  readonly privateKeyPem: string;
  readonly keyId: string | undefined;
  readonly algorithm: 'PS256' | 'RS256' | 'ES256';
  readonly scope: string;
  readonly expUnit: 'ms' | 's';
  readonly lifetimeSeconds: number;
  readonly sendClientId: boolean;
  readonly clockOffsetSeconds: number;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Fills in the defaults and refuses what must not be sent. Throws `auth-settings`. */
export const resolve = (settings: PrivateKeySettings): ResolvedSettings => {
  const { tokenUrl, clientId, privateKeyPem } = settings;
  const resolved: ResolvedSettings = {
    tokenUrl,
    clientId,
    privateKeyPem,
    audience: settings.audience ?? settings.tokenUrl,
    keyId: settings.keyId,
    algorithm: settings.algorithm ?? 'PS256',
    scope: settings.scope ?? 'openid',
    expUnit: settings.expUnit ?? 'ms',
    lifetimeSeconds: settings.lifetimeSeconds ?? 60,
    sendClientId: settings.sendClientId ?? true,
    clockOffsetSeconds: settings.clockOffsetSeconds ?? 0,
  };
  checkUrl(resolved.tokenUrl, settings.allowInsecureHttp);
  if (resolved.clientId === '') throw unusable('the client id is empty');
  if (!(resolved.lifetimeSeconds > 0 && resolved.lifetimeSeconds <= 300))
    throw unusable(`an assertion must live 1 to 300 seconds, not ${resolved.lifetimeSeconds}`);
  if (!Number.isFinite(resolved.clockOffsetSeconds))
    throw unusable('the clock offset is no number of seconds');
  return resolved;
};

const checkUrl = (text: string, isAllowed = false): void => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw unusable('the token URL is no http(s) URL');
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw unusable('the token URL must hold neither user nor fragment');
  if (url.protocol === 'http:' && !isAllowed && !LOOPBACK.test(url.hostname))
    throw authError('insecure-http', 'the token URL is plain http, and not on this machine');
};

const unusable = (message: string) => authError('auth-settings', message);

/** A ready token as it may stand in a header (RFC 6750 §2.1). Throws `auth-settings`. */
export const checkToken = (token: string): string => {
  if (/^bearer\s/i.test(token))
    throw authError('auth-settings', 'the ready token begins with the word Bearer', {
      next: 'set CONFORMANCE_TOKEN to the token alone, without the word Bearer',
    });
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token))
    throw unusable('the ready token holds characters that a bearer token cannot have');
  return token;
};
