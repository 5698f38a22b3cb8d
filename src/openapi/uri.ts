const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const CHARACTERS = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
const ESCAPE = /%(?![0-9a-f]{2})/i;
/** A port of digits at the end of an authority, after its user information and host. */
const AUTHORITY = /^(?:[^@[\]]*@)?(?:\[[0-9a-f:.v]+\]|[^@:[\]]*)(?::\d*)?$/i;

/**
 * Whether a text is a URI (RFC 3986 §3): a scheme, then only what may stand in one. Private-use
 * schemes (RFC 8252 §7.1) and plain http are URIs like any other. One pass, no backtracking.
 */
export const isUri = (text: string): boolean => {
  if (!CHARACTERS.test(text) || ESCAPE.test(text)) return false;
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return false;
  const hierarchy = text.slice(scheme.length);
  const authority = hierarchy.startsWith('//')
    ? /^[^/?#]*/.exec(hierarchy.slice(2))?.[0]
    : undefined;
  const rest = authority === undefined ? hierarchy : hierarchy.slice(2 + authority.length);
  // Brackets belong to the host alone, and the fragment is the last part.
  if (/[[\]]/.test(rest) || rest.indexOf('#') !== rest.lastIndexOf('#')) return false;
  return authority === undefined || AUTHORITY.test(authority);
};
