import { createAuthorizer } from '../auth/authorizer.js';
import type { AuthSettings } from '../auth/settings.js';
import { ConformanceError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Authorizer, Sent, Transport } from '../model/transport.js';
import { createTransport } from '../transport/transport.js';
import type { ValuesOf } from '../settings/resolve.js';
import { credentialsOf, type CredentialValues } from './credentials.js';
import { isProduction, type Target } from './target.js';

/** The transport of a process: HTTPS_PROXY and NO_PROXY are honoured, in either case of letters. */
export const transportOf = ({
  httpsProxy: url,
  noProxy: hosts,
}: Pick<ValuesOf<'cleanup'>, 'httpsProxy' | 'noProxy'>): Transport => {
  if (url === undefined) return createTransport();
  if (!URL.canParse(url))
    throw new ConformanceError('usage', 'HTTPS_PROXY is not a URL', { next: 'correct it' });
  const noProxy = (hosts ?? '')
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  return createTransport({ proxy: { url, noProxy } });
};

interface Wiring {
  readonly transport: Transport;
  readonly learn: (secret: string) => void;
  readonly onSent: (request: HttpRequest, sent: Sent) => void;
  /** Requests may go to a known production host. */
  readonly production: boolean;
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
  return credentials && createAuthorizer(credentials, { ...wiring, now: Date.now });
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
  throw new ConformanceError(
    'credentials-missing',
    `there are no credentials for ${target.origin}`,
  );
};

const demandTest = (credentials: AuthSettings): void => {
  if (credentials.kind === 'token' || !URL.canParse(credentials.tokenUrl)) return;
  const { origin, hostname } = new URL(credentials.tokenUrl);
  if (isProduction(hostname))
    throw new ConformanceError(
      'production-refused',
      `the token URL is on ${origin}, a production host`,
    );
};
