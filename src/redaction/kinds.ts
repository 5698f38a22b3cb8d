import { isObject } from '../model/json/walk.js';
import { fromBase64, toBase64, toUrlAlphabet } from './base64.js';
import type { Pair } from './encodings.js';
import { reshape } from './shape.js';

const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const PEM = /-----BEGIN [A-Z0-9 ]+-----/;
const JWK_SECRETS: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);
/** What a JSON Web Token says of itself that is no secret: a judge of the recording needs it. */
const OPEN_CLAIMS: ReadonlySet<string> = new Set(['alg', 'typ', 'enc', 'cty']);
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** What to look for where a secret was made known: one or more texts, each with its replacement. */
export const pairsOf = (secret: string, salt: string): readonly Pair[] => {
  if (PEM.test(secret)) return pem(secret, salt);
  if (secret.startsWith('{')) return jwk(secret, salt) ?? [plain(secret, salt)];
  if (JWT.test(secret)) return jwt(secret, salt) ?? [plain(secret, salt)];
  return [plain(secret, salt)];
};

/** Whether a secret is looked for as it is, and only so. */
export const isPlain = (secret: string): boolean =>
  !secret.startsWith('{') && !JWT.test(secret) && !PEM.test(secret);

const plain = (secret: string, salt: string): Pair => ({ secret, instead: reshape(secret, salt) });

/** The lines of the body, in both alphabets: line breaks differ, and one line gives bits away. */
const pem = (secret: string, salt: string): readonly Pair[] =>
  secret
    .split(/[\r\n]+|\\n|\\r/)
    .map((line) => line.trim())
    .filter((line) => /^[A-Za-z0-9+/]+={0,2}$/.test(line))
    .map((line) => plain(line, salt))
    .flatMap((pair) => [
      pair,
      { secret: toUrlAlphabet(pair.secret), instead: toUrlAlphabet(pair.instead) },
    ]);

const jwk = (secret: string, salt: string): readonly Pair[] | undefined => {
  const value = parsed(secret);
  if (!isObject(value) || !('kty' in value)) return undefined;
  return Object.entries(value)
    .filter(([name]) => JWK_SECRETS.has(name))
    .flatMap(([, member]) => (typeof member === 'string' ? [plain(member, salt)] : []));
};

/** Header and payload stay readable, with other strings in them; a payload or a signature alone is a secret, too. */
const jwt = (secret: string, salt: string): readonly Pair[] | undefined => {
  const [header = '', payload = '', signature = ''] = secret.split('.');
  if (!isObject(parsed(textOf(header)))) return undefined;
  const parts = [part(header, salt), part(payload, salt), reshape(signature, salt)];
  const pairs = [{ secret, instead: parts.join('.') }];
  if (parts[1] !== payload) pairs.push({ secret: payload, instead: parts[1] ?? '' });
  if (signature !== '') pairs.push({ secret: signature, instead: parts[2] ?? '' });
  return pairs;
};

const part = (encoded: string, salt: string): string => {
  const text = textOf(encoded);
  if (text === undefined || !isObject(parsed(text))) return reshape(encoded, salt);
  return toUrlAlphabet(toBase64(new TextEncoder().encode(withOtherStrings(text, salt))));
};

/** JSON with other strings of the same shape for values; names, numbers, times and addresses stay. */
const withOtherStrings = (text: string, salt: string): string => {
  let name = '';
  return text.replace(
    /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/g,
    (whole: string, value: string, colon: string | undefined) => {
      if (colon !== undefined) {
        name = value;
        return whole;
      }
      const open =
        (OPEN_CLAIMS.has(name) && value.length <= 16) || /^https?:\/\/[\w.:/-]*$/.test(value);
      return open || value === '' || value.includes('\\') ? whole : `"${reshape(value, salt)}"`;
    },
  );
};

const textOf = (encoded: string): string | undefined => {
  const bytes = fromBase64(encoded);
  if (!bytes) return undefined;
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
};

const parsed = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};
