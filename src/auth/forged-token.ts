import { decodeJwt } from 'jose';

/** `{"alg":"none"}`, and of one that nobody has signed: RFC 8725 §2.1. */
const UNSIGNED_HEAD = Buffer.from('{"alg":"none"}').toString('base64url');
const NOBODY = Buffer.from('{"sub":"nobody"}').toString('base64url');

/** The same token with one character amid its last part, the signature of a JWT, changed. */
export const withOtherSignature = (token: string): string => {
  const start = token.lastIndexOf('.') + 1;
  const at = start + Math.floor((token.length - start) / 2);
  // Its last bit counts wherever it stands but at the end.
  const other = token.charAt(at) === 'A' ? 'B' : 'A';
  return `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
};

/** The claims of a token with nobody's signature; of one that is no JWT, some claims. */
export const unsigned = (token: string): string => {
  const parts = token.split('.');
  return `${UNSIGNED_HEAD}.${(parts.length === 3 ? parts[1] : undefined) ?? NOBODY}.`;
};

/** From here on a number of time is one of milliseconds: as seconds it would be the year 5138. */
const LEAST_MILLISECONDS = 1e11;

/** The expiry that a JWT states of itself, in seconds or milliseconds; undefined where it states none. */
export const expiryOf = (token: string): number | undefined => {
  try {
    const { exp } = decodeJwt(token);
    if (typeof exp !== 'number' || !Number.isFinite(exp)) return undefined;
    return exp > LEAST_MILLISECONDS ? exp : exp * 1000;
  } catch {
    return undefined;
  }
};

/** So long ago a token has expired that no clock can be so slow, milliseconds. */
const LONG_AGO = 600_000;

/** Whether a token that was given as expired can be sent as one; `unknown`: it does not say when it expires. */
export const expiredSince = (token: string, now: number): 'long' | 'not-long' | 'unknown' => {
  const expiresAt = expiryOf(token);
  if (expiresAt === undefined) return 'unknown';
  return expiresAt + LONG_AGO <= now ? 'long' : 'not-long';
};
