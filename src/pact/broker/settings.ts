import type { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import { withoutTail } from '../../model/tail.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** Where the broker is, and the environment of a process that may speak to it. */
export interface BrokerSettings {
  /** Without credentials: they never stand in an address. */
  readonly baseUrl: string;
  readonly env: Readonly<Record<string, string>>;
  /** Values that nothing may print. */
  readonly secrets: readonly string[];
}

const CREDENTIALS = ['PACT_BROKER_TOKEN', 'PACT_BROKER_USERNAME', 'PACT_BROKER_PASSWORD'] as const;

/**
 * All that Pact's command gets of our environment. What is not named here stays out: a forgotten
 * PACT_BROKER_CAN_I_DEPLOY_DRY_RUN or _IGNORE would turn a no into a yes, SSL_SKIP_VERIFICATION
 * would hand the token to anyone.
 */
const PASSED = [
  ...['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TMPDIR', 'TEMP', 'TMP', 'LANG'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'],
];

const LOOPBACK = 'localhost,127.0.0.1,::1';

/** Reads the environment; a base URL given as a flag beats it. Throws `broker-settings`. */
export const brokerSettings = (env: Env, flag?: string): BrokerSettings => {
  const baseUrl = baseUrlOf(flag ?? filled(env.PACT_BROKER_BASE_URL));
  const credentials = pick(env, CREDENTIALS);
  check(baseUrl, credentials);
  const certificates = filled(env.SSL_CERT_FILE) ?? filled(env.NODE_EXTRA_CA_CERTS);
  return {
    baseUrl: withoutTail(baseUrl.href, '/'),
    env: {
      ...pick(env, PASSED),
      ...credentials,
      ...(certificates === undefined ? {} : { SSL_CERT_FILE: certificates }),
      NO_PROXY: [filled(env.NO_PROXY) ?? filled(env.no_proxy), LOOPBACK].filter(Boolean).join(','),
      NO_COLOR: '1',
      PACT_DO_NOT_TRACK: 'true',
    },
    secrets: secretsOf(credentials),
  };
};

const filled = (value: string | undefined): string | undefined =>
  value === '' ? undefined : value;

const pick = (env: Env, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = filled(env[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const baseUrlOf = (text: string | undefined): URL => {
  if (text === undefined) throw wrong('the address of the broker is not set');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw wrong('the address of the broker is not a URL of http or https');
  if (url.username !== '' || url.password !== '')
    throw wrong(
      'the address of the broker holds credentials',
      'set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD',
    );
  if (url.search !== '' || url.hash !== '')
    throw wrong('the address of the broker has a query or a fragment');
  return url;
};

const check = (url: URL, credentials: Record<string, string>): void => {
  const given = Object.keys(credentials);
  if (given.includes('PACT_BROKER_TOKEN') && given.length > 1)
    throw wrong('both a token and a user name or password are set', 'unset one of the two');
  if (given.length === 1 && !given.includes('PACT_BROKER_TOKEN'))
    throw wrong('of user name and password only one is set', 'set both, or PACT_BROKER_TOKEN');
  if (given.length > 0 && url.protocol === 'http:' && !isLoopback(url.hostname))
    throw wrong(
      'plain http to another machine would show the credentials to anyone on the way',
      'use https',
    );
};

/** This machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

const secretsOf = (credentials: Record<string, string>): readonly string[] => {
  const { PACT_BROKER_USERNAME: user, PACT_BROKER_PASSWORD: password } = credentials;
  const basic =
    user === undefined || password === undefined
      ? []
      : [Buffer.from(`${user}:${password}`).toString('base64')];
  return [credentials.PACT_BROKER_TOKEN, password, ...basic].filter((each) => each !== undefined);
};

const wrong = (message: string, next?: string): ConformanceError =>
  pactError('broker-settings', message, next === undefined ? {} : { next });
