/** The parts of an absolute URI (RFC 3986 §3); of the authority, host and user information. */
interface Uri {
  readonly scheme: string;
  readonly host: string | undefined;
  readonly hasUserInfo: boolean;
  readonly hasFragment: boolean;
}

const CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/;
const AUTHORITY = /^(?:([^@]*)@)?(\[[0-9A-Fa-f:.]+\]|[^@:[\]]+)(?::(\d{1,5}))?$/;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What stands behind the scheme: authority, path, and whether there is a fragment. */
const partsOf = (hierarchy: string) => {
  const hash = hierarchy.indexOf('#');
  const [beforeQuery = ''] = (hash === -1 ? hierarchy : hierarchy.slice(0, hash)).split('?', 1);
  const isBehind = beforeQuery.startsWith('//');
  const slash = isBehind ? beforeQuery.indexOf('/', 2) : 0;
  const end = slash === -1 ? beforeQuery.length : slash;
  return {
    authority: isBehind ? beforeQuery.slice(2, end) : undefined,
    path: beforeQuery.slice(end),
    hasFragment: hash !== -1,
  };
};

const parse = (text: string): Uri | undefined => {
  const scheme = CHARACTERS.test(text) ? SCHEME.exec(text)?.[0] : undefined;
  if (scheme === undefined || !URL.canParse(text)) return undefined;
  const { authority, path, hasFragment } = partsOf(text.slice(scheme.length + 1));
  if (authority === undefined && path === '') return undefined;
  const server = authority === undefined ? null : AUTHORITY.exec(authority);
  if (authority !== undefined && !server) return undefined;
  return {
    scheme: scheme.toLowerCase(),
    host: server?.[2]?.toLowerCase(),
    hasUserInfo: server?.[1] !== undefined,
    hasFragment,
  };
};

/** Whether a text is an absolute http or https URI: what a logo, a home page or a policy may be. */
export const isWebUri = (text: string): boolean => {
  const uri = parse(text);
  return uri?.host !== undefined && (uri.scheme === 'https' || uri.scheme === 'http');
};

/**
 * Whether a text may be a redirect URI: absolute and without a fragment (RFC 6749 §3.1.2), exact,
 * without user information, and https, http on the loopback interface, or a private scheme that is
 * a domain name in reverse (RFC 8252 §7.1, §7.3).
 */
export const isRedirectUri = (text: string): boolean => {
  const uri = text.includes('*') ? undefined : parse(text);
  if (!uri || uri.hasFragment || uri.hasUserInfo) return false;
  if (uri.scheme === 'https') return uri.host !== undefined;
  if (uri.scheme === 'http') return uri.host !== undefined && LOOPBACK.has(uri.host);
  return /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+$/.test(uri.scheme);
};
