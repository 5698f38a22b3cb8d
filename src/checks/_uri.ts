/** The components of a URI reference as RFC 3986 §3 splits it, nothing normalised. */
export interface UriParts {
  readonly scheme?: string | undefined;
  readonly userinfo?: string | undefined;
  /** Undefined: no authority. An IP literal keeps its brackets. */
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly path: string;
  readonly query?: string | undefined;
  readonly fragment?: string | undefined;
}

// Brackets in a query or a fragment are no RFC 3986, but common, and every client reads them.
const ALLOWED = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;
const SCHEME = /^[a-z][a-z0-9+.-]*$/i;
const HOST = /^(?:\[[0-9a-f:.]+\]|\[v[0-9a-f]+\.[^[\]]+\]|[^[\]:]*)$/i;

/** Splits a URI reference (RFC 3986 §4.1); undefined where the text is none. Never the URL class: that one repairs. */
export const parseUri = (text: string): UriParts | undefined => {
  if (!ALLOWED.test(text)) return undefined;
  const { scheme, authority, path, query, fragment } = split(text);
  if (path.includes('[') || path.includes(']')) return undefined;
  if (scheme !== undefined && !SCHEME.test(scheme)) return undefined;
  if (fragment?.includes('#')) return undefined;
  const place = authority === undefined ? NO_AUTHORITY : splitAuthority(authority);
  return place && { scheme, ...place, path, query, fragment };
};

/** By the first of each delimiter, from the end (RFC 3986 appendix B); an expression would look at each of them again. */
const split = (text: string) => {
  const [beforeFragment, fragment] = cutAt(text, text.indexOf('#'));
  const [hierarchy, query] = cutAt(beforeFragment, beforeFragment.indexOf('?'));
  const end = hierarchy.search(/[:/]/);
  const hasScheme = end > 0 && hierarchy.charAt(end) === ':';
  const rest = hasScheme ? hierarchy.slice(end + 1) : hierarchy;
  const scheme = hasScheme ? hierarchy.slice(0, end) : undefined;
  if (!rest.startsWith('//')) return { scheme, authority: undefined, path: rest, query, fragment };
  const slash = rest.indexOf('/', 2);
  const path = slash === -1 ? '' : rest.slice(slash);
  return { scheme, authority: rest.slice(2, rest.length - path.length), path, query, fragment };
};

const cutAt = (text: string, at: number): readonly [string, string | undefined] =>
  at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];

const NO_AUTHORITY = { userinfo: undefined, host: undefined, port: undefined };

const splitAuthority = (authority: string) => {
  const at = authority.lastIndexOf('@');
  const userinfo = at === -1 ? undefined : authority.slice(0, at);
  const place = authority.slice(at + 1);
  const [, host = '', port] = /^(.*?)(?::(\d*))?$/.exec(place) ?? [];
  const isSound = HOST.test(host) && userinfo?.includes('@') !== true;
  return isSound ? { userinfo, host, port } : undefined;
};

const PLAIN = /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?][\w\-.~:/?@!$&'()*+,;=]*)?$/i;
const NEEDS_HOST = /^https?$/i;

/** Whether the text is a URI with a scheme (RFC 3986 §3); http and https need a host (RFC 9110 §4.2). */
export const isAbsoluteUri = (text: string): boolean => {
  if (PLAIN.test(text)) return true;
  const uri = parseUri(text);
  if (uri?.scheme === undefined) return false;
  return !NEEDS_HOST.test(uri.scheme) || (uri.host !== undefined && uri.host !== '');
};

/** Whether a host is the caller's own machine (RFC 8252 §7.3, RFC 6761 §6.3). */
export const isLoopback = (host: string): boolean =>
  /^(?:127(?:\.\d{1,3}){3}|\[(?:0{0,4}:){1,7}0{0,3}1\]|(?:.+\.)?localhost\.?)$/i.test(host);

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Scheme, host and port in comparable form (RFC 6454 §4); undefined for a reference without them. */
export const originOf = (text: string): string | undefined => {
  const uri = parseUri(text);
  if (uri?.scheme === undefined || uri.host === undefined) return undefined;
  const scheme = uri.scheme.toLowerCase();
  const port = uri.port === undefined || uri.port === '' ? DEFAULT_PORTS[scheme] : uri.port;
  return `${scheme}://${uri.host.toLowerCase()}:${port ?? ''}`;
};
