import { SHORTEST } from './encodings.js';

/** Variables whose whole value is a credential, whichever command reads them. */
const CREDENTIALS = [
  'CONFORMANCE_TOKEN',
  'CONFORMANCE_EXPIRED_TOKEN',
  'CONFORMANCE_OTHER_TOKEN',
  'CONFORMANCE_PRIVATE_KEY',
  'PACT_BROKER_TOKEN',
  'PACT_BROKER_PASSWORD',
];
/** Variables that hold an address, in which a user and a password may stand (RFC 3986 §3.2.1). */
const ADDRESSES = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'ALL_PROXY',
  'https_proxy',
  'http_proxy',
  'all_proxy',
  'PACT_BROKER_BASE_URL',
];

/**
 * The secrets that an environment holds: credentials of the target, the broker and the proxy. A password
 * of a proxy comes as it is written and as it is meant, and in the pair that Basic sends (RFC 7617 §2).
 */
export const secretsOfEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] => {
  const secrets = new Set<string>();
  for (const name of CREDENTIALS) secrets.add((env[name] ?? '').trim());
  const { PACT_BROKER_USERNAME: user = '', PACT_BROKER_PASSWORD: password = '' } = env;
  if (user !== '' && password !== '') secrets.add(`${user}:${password}`);
  for (const name of ADDRESSES) for (const each of ofAddress(env[name] ?? '')) secrets.add(each);
  return [...secrets].filter(({ length }) => length >= SHORTEST);
};

const ofAddress = (address: string): readonly string[] => {
  const scheme = address.indexOf('://');
  const [authority = ''] = address.slice(scheme === -1 ? 0 : scheme + 3).split('/', 1);
  const at = authority.lastIndexOf('@');
  if (at === -1) return [];
  const written = authority.slice(0, at);
  return [written, meant(written)].flatMap((pair) => {
    const colon = pair.indexOf(':');
    return colon === -1 ? [pair] : [pair, pair.slice(colon + 1)];
  });
};

const meant = (written: string): string => {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};
