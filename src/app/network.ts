import { way } from '../driver/barred.js';
import { createAuthorizer } from '../auth/authorizer.js';
import type { AuthSettings } from '../auth/settings.js';
import { appError } from './errors.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Authorizer, Sent, Transport } from '../model/transport.js';
import { createTransport } from '../transport/transport.js';
import type { ValuesOf } from '../settings/resolve.js';
import { credentialsOf, type CredentialValues } from './credentials.js';
import { identityOf } from './identity.js';
import { isProduction, type Target } from './target.js';

type NetworkValues = Pick<
  ValuesOf<'cleanup'>,
  'httpsProxy' | 'httpProxy' | 'noProxy' | 'clientCert' | 'clientKey'
> &
  Partial<Pick<ValuesOf<'cleanup'>, 'timeout'>>;

/**
 * The transport to a target: HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured, in either case of letters; a
 * client certificate is shown to who asks for one. Throws `usage`, `client-certificate-unusable`, `file-…`.
 */
export const transportOf = (values: NetworkValues): Transport => {
  const identity = identityOf(values);
  const { timeout } = values;
  return createTransport({
    ...proxying(values),
    ...(identity && { identity }),
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
  });
};

/** The same to anybody else, who is no business of the target's certificate. */
export const plainTransportOf = (values: NetworkValues): Transport =>
  createTransport(proxying(values));

const proxying = ({ httpsProxy, httpProxy, noProxy: hosts = '' }: NetworkValues) => {
  const url = urlOf('HTTPS_PROXY', httpsProxy);
  const plainUrl = urlOf('HTTP_PROXY', httpProxy);
  if (url === undefined && plainUrl === undefined) return {};
  const noProxy = hosts
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  return { proxy: { url, plainUrl, noProxy } };
};

/** Many write host and port alone. */
const urlOf = (name: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw appError('usage', `${name} is no http or https URL`, { next: 'correct it' });
};

export interface Wiring {
  readonly transport: Transport;
  readonly userAgent: string;
  readonly learn: (secret: string) => void;
  readonly onSent: (request: HttpRequest, sent: Sent) => void;
  /** Requests may go to a known production host. */
  readonly production: boolean;
  /** A token that must be refused. */
  readonly expiredToken?: string | undefined;
}

/**
 * Throws `credentials-missing` for a target beyond loopback without any, `production-refused` where the
 * token would be asked for on a production host.
 */
export const authorizerOf = (
  given: AuthSettings | undefined,
  target: Target,
  values: CredentialValues,
  { production, ...wiring }: Wiring,
): Authorizer | undefined => {
  const credentials = given ?? demandCredentials(target, values, production);
  return credentials && createAuthorizer(credentials, { ...wiring, now: Date.now, way });
};

/** The credentials for a target; undefined where this machine needs none. Throws as `authorizerOf` does. */
export const demandCredentials = (
  target: Target,
  values: CredentialValues,
  production = false,
): AuthSettings | undefined => {
  const credentials = credentialsOf(target, values);
  if (credentials && !production) demandTest(credentials);
  if (credentials || target.loopback) return credentials;
  throw appError('credentials-missing', `there are no credentials for ${target.origin}`);
};

/** The same of the second collection, which has a ready token or none of its own. */
export const otherAuthorizerOf = (
  token: string | undefined,
  wiring: Wiring,
): Authorizer | undefined =>
  token === undefined
    ? undefined
    : createAuthorizer({ kind: 'token', token }, { ...wiring, now: Date.now, way });

const demandTest = (credentials: AuthSettings): void => {
  if (credentials.kind === 'token' || !URL.canParse(credentials.tokenUrl)) return;
  const { origin, hostname } = new URL(credentials.tokenUrl);
  if (isProduction(hostname))
    throw appError('production-refused', `the token URL is on ${origin}, a production host`);
};
