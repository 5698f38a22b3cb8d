import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  connect as connectTls,
  createSecureContext,
  rootCertificates,
  type SecureContext,
} from 'node:tls';
import { Client } from 'undici';
import {
  abortError,
  codeOf,
  NEEDS_CERTIFICATE,
  TransportError,
  wantsCertificate,
} from './failure.js';

/** Where proxies stand, and which hosts are reached without them. */
export interface Proxy {
  /** For https. It may hold user and password, which are sent to the proxy only. */
  readonly url?: string | undefined;
  /** For plain http. */
  readonly plainUrl?: string | undefined;
  /** `*`, `host`, `.domain` or `host:port`; a host stands for its subdomains too. */
  readonly noProxy: readonly string[];
}

export interface DialOptions {
  readonly proxy?: Proxy | undefined;
  /** Certificates in PEM that are trusted besides the usual ones. */
  readonly ca?: readonly string[] | undefined;
  /** Certificate and key in PEM, shown to servers that ask for one. */
  readonly identity?: Identity | undefined;
}

export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** A connection, and what a request on it must be changed by. */
export interface Dialled {
  readonly socket: Socket;
  /** It leads to a proxy, which is told the whole address (RFC 9112 §3.2.2), with these credentials. */
  readonly proxied?: { readonly authorization: string | undefined };
}

interface Address {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** It is on the way to where a request goes. */
  readonly isProxy?: true;
}

/** Opens a connection to an origin. Throws `TransportError` only: `connect`, `tls` or the signal's reason. */
export const dial = async (
  origin: string,
  options: DialOptions,
  signal: AbortSignal,
): Promise<Dialled> => {
  const address = addressOf(origin);
  const { ca, proxy, identity } = options;
  const via = proxyFor(address, proxy);
  if (!address.isTls) return plain(address, via, signal);
  const socket = via && (await tunnel(via, address, ca, signal));
  const secure = connectTls({
    ...address,
    ...(socket && { socket }),
    ...(ca?.length ? { secureContext: trusting(ca, identity) } : identity),
    ...(isIP(address.host) === 0 && { servername: address.host }),
    ALPNProtocols: ['http/1.1'],
  });
  return { socket: await opened(secure, 'secureConnect', address, signal) };
};

const plain = async (
  address: Address,
  via: URL | undefined,
  signal: AbortSignal,
): Promise<Dialled> => {
  const next: Address = via ? { ...addressOf(via.origin), isProxy: true } : address;
  if (next.isTls)
    throw new TransportError('connect', 'plain http goes through a proxy of plain http only');
  const socket = await opened(connect(next), 'connect', next, signal);
  if (!via) return { socket };
  return { socket, proxied: { authorization: credentials(via)['proxy-authorization'] } };
};

/** Made once for each list, for it takes half a second to read all the usual ones. */
const contexts = new WeakMap<readonly string[], SecureContext>();

const trusting = (ca: readonly string[], identity?: Identity): SecureContext => {
  const made = () => createSecureContext({ ca: [...rootCertificates, ...ca], ...identity });
  if (identity) return made();
  const context = contexts.get(ca) ?? made();
  contexts.set(ca, context);
  return context;
};

const addressOf = (origin: string): Address => {
  const { protocol, hostname, port } = new URL(origin);
  const isTls = protocol === 'https:';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: port === '' ? (isTls ? 443 : 80) : Number(port), isTls };
};

const opened = (
  socket: Socket,
  event: 'connect' | 'secureConnect',
  address: Address,
  signal: AbortSignal,
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    let hasConnected = false;
    const onAbort = () => {
      socket.destroy();
      reject(abortError(signal));
    };
    const onError = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      reject(dialError(error, address, hasConnected));
    };
    socket.once('connect', () => (hasConnected = true));
    socket.once('error', onError);
    socket.once('close', onError);
    socket.once(event, () => {
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('close', onError);
      resolve(socket.setNoDelay(true));
    });
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });

const dialError = (error: unknown, address: Address, hasConnected: boolean): TransportError => {
  const { host, port, isTls, isProxy } = address;
  const code = codeOf(error);
  if (isTls && (hasConnected || isTlsCode(code))) return tlsError(error, host, code);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new TransportError(
      'connect',
      `the ${isProxy ? 'proxy' : 'host'} ${host} cannot be found`,
      error,
    );
  const why = code === 'ECONNREFUSED' ? 'it refuses connections' : (code ?? 'closed');
  return new TransportError(
    'connect',
    `no connection to ${isProxy ? 'the proxy ' : ''}${host}:${port}: ${why}`,
    error,
  );
};

const tlsError = (error: unknown, host: string, code = 'closed'): TransportError => {
  if (wantsCertificate(code))
    return new TransportError('certificate-needed', NEEDS_CERTIFICATE, error);
  if (PLAIN.has(code)) return new TransportError('plain-port', 'the port speaks no TLS', error);
  if (UNTRUSTED.test(code))
    return new TransportError('untrusted', `its certificate is not trusted: ${code}`, error);
  const hint = code.includes('HANDSHAKE_FAILURE')
    ? ', perhaps for want of a client certificate'
    : '';
  return new TransportError('tls', `no TLS session with ${host}: ${code}${hint}`, error);
};

/** What node makes of bytes that are no TLS. */
const PLAIN: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
]);

const UNTRUSTED = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT_ALTNAME)/;

const isTlsCode = (code: string | undefined): boolean =>
  code !== undefined && /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_TO|EPROTO)/.test(code);

const LOOPBACK = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** The proxy that a host is reached through, if any. */
export const proxyFor = (
  { host, port, isTls }: Address,
  proxy: Proxy | undefined,
): URL | undefined => {
  const url = isTls ? proxy?.url : proxy?.plainUrl;
  if (!proxy || url === undefined || LOOPBACK.test(host)) return undefined;
  const isExempt = proxy.noProxy.some((entry) => exempts(entry.trim().toLowerCase(), host, port));
  return isExempt ? undefined : new URL(url);
};

const exempts = (entry: string, host: string, port: number): boolean => {
  if (entry === '*') return true;
  const [, name = entry, only] = /^([^:]*):(\d+)$/.exec(entry) ?? [];
  const domain = name.replace(/^\*?\./, '');
  if (domain === '' || (only !== undefined && Number(only) !== port)) return false;
  return host === domain || host.endsWith(`.${domain}`);
};

/** A way through a proxy (CONNECT, RFC 9110 §9.3.6). */
const tunnel = async (
  proxy: URL,
  { host, port }: Address,
  ca: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Duplex> => {
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const client = new Client(proxy.origin, {
    ...(ca?.length && { connect: { secureContext: trusting(ca) } }),
  });
  try {
    const headers = { host: path, ...credentials(proxy) };
    const { statusCode, socket } = await client.connect({ path, headers, signal });
    if (statusCode !== 200) {
      socket.destroy();
      throw new TransportError('connect', `the proxy ${proxy.host} answers ${statusCode}`);
    }
    return socket;
  } catch (error) {
    if (error instanceof TransportError) throw error;
    if (signal.aborted) throw abortError(signal);
    const why = codeOf(error) ?? 'closed';
    throw new TransportError('connect', `no way through the proxy ${proxy.host}: ${why}`, error);
  } finally {
    void client.destroy();
  }
};

const credentials = ({ username, password }: URL): Readonly<Record<string, string>> => {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
};
