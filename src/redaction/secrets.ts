import type { Exchange, HttpRequest } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { KnownSecrets } from '../model/redactor.js';
import { secretSpans } from './members.js';
import { SHORTEST } from './encodings.js';
import { mask } from './shape.js';
import { tokensIn } from './tokens.js';
import { PUBLIC_WORDS } from './words.js';

type Known = Pick<KnownSecrets, 'learn' | 'text'>;

/** What of a header field's value is secret. */
type FieldKind = 'credentials' | 'cookies' | 'cookie' | 'whole';

/** Header fields whose values are secrets, lower case. */
const FIELDS: ReadonlyMap<string, FieldKind> = new Map([
  ['authorization', 'credentials'],
  ['proxy-authorization', 'credentials'],
  ['cookie', 'cookies'],
  ['set-cookie', 'cookie'],
  ['dpop', 'whole'],
  ['x-api-key', 'whole'],
]);
const NO_SECRETS: readonly string[] = [];

/** The names that real traffic repeats, as they are written; bounded, for strangers choose them. */
const KNOWN_NAMES = new Map<string, FieldKind | null>();

const fieldKind = (name: string): FieldKind | null => {
  const known = KNOWN_NAMES.get(name);
  if (known !== undefined) return known;
  const kind = FIELDS.get(name.toLowerCase()) ?? null;
  if (KNOWN_NAMES.size < 256) KNOWN_NAMES.set(name, kind);
  return kind;
};

/** The secret parts of a header field's value, in order. */
const fieldSecrets = ({ name, value }: Header): readonly string[] => {
  switch (fieldKind(name)) {
    case null:
      return NO_SECRETS;
    case 'credentials':
      return [afterScheme(value.trim())];
    case 'cookies':
      return value.split(';').map(afterEquals);
    case 'cookie':
      return [afterEquals(value.split(';', 1)[0] ?? '')];
    case 'whole':
      return [value.trim()];
  }
};

/** What follows the scheme (RFC 9110 §11.4); the whole value where it has none. */
const afterScheme = (value: string): string => value.slice(value.indexOf(' ') + 1).trimStart();

const afterEquals = (pair: string): string => {
  const at = pair.indexOf('=');
  return at === -1 ? pair.trim() : pair.slice(at + 1).trim();
};

/** The value of a Basic challenge's answer (RFC 7617 §2), as its password. */
const basicPassword = ({ value }: Header): string | undefined => {
  const encoded = /^\s*basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i.exec(value)?.[1];
  if (encoded === undefined) return undefined;
  const standard = encoded.replaceAll('-', '+').replaceAll('_', '/');
  try {
    const pair = atob(standard);
    return pair.slice(pair.indexOf(':') + 1);
  } catch {
    return undefined;
  }
};

const learnValue = (redactor: Known, value: string): void => {
  if (value.length < SHORTEST) return;
  // What it means comes first: its encodings keep their form.
  if (value.includes('%') || value.includes('+')) {
    try {
      redactor.learn(decodeURIComponent(value.replaceAll('+', ' ')));
    } catch {
      // Not percent-encoded: the value itself is the secret.
    }
  }
  if (value.includes('\\')) {
    try {
      const text: unknown = JSON.parse(`"${value}"`);
      if (typeof text === 'string') redactor.learn(text);
    } catch {
      // Not JSON-escaped: the value itself is the secret.
    }
  }
  redactor.learn(value);
};

/** Whether a redactor passes over the value, so that only its place tells that it is a secret. */
const isUnlearnt = (value: string): boolean => value.length < SHORTEST || PUBLIC_WORDS.has(value);

/** What is a secret by its shape: private keys and tokens, wherever they stand. */
const learnByShape = (redactor: Known, text: string): void => {
  learnKeys(redactor, text);
  for (const token of tokensIn(text)) redactor.learn(token);
};

const KEY_BEGIN = '-----BEGIN ';

/** Private keys in PEM (RFC 7468 §10), wherever they stand. */
const learnKeys = (redactor: Known, text: string): void => {
  for (let at = text.indexOf(KEY_BEGIN); at !== -1;) {
    const next = text.indexOf(KEY_BEGIN, at + KEY_BEGIN.length);
    const block = text.slice(at, next === -1 ? undefined : next);
    const end = block.indexOf('-----END ');
    const isPrivate = block.slice(0, 64).includes('PRIVATE KEY-----');
    if (isPrivate) redactor.learn(end === -1 ? block : block.slice(0, end));
    at = next;
  }
};

/** Makes known what stands in a text under a secret name. */
export const learnFromText = (redactor: Known, text: string): void => {
  learnByShape(redactor, text);
  for (const { start, end } of secretSpans(text)) learnValue(redactor, text.slice(start, end));
};

/** Makes known the credentials and cookies of header fields. */
export const learnFromHeaders = (redactor: Known, headers: readonly Header[]): void => {
  for (const header of headers) {
    const kind = fieldKind(header.name);
    if (kind === null) continue;
    for (const secret of fieldSecrets(header)) learnValue(redactor, secret);
    if (kind === 'credentials') {
      const password = basicPassword(header);
      if (password !== undefined) redactor.learn(password);
    }
  }
};

const learnFromRequest = (redactor: Known, request: HttpRequest): void => {
  learnFromHeaders(redactor, request.headers.entries);
  learnFromText(redactor, request.target);
  if (!request.body.isEmpty) learnFromText(redactor, request.body.text);
};

/** Makes known every secret that an exchange shows by name: in fields, targets and bodies. */
export const learnSecrets = (redactor: Known, exchange: Exchange): void => {
  learnFromRequest(redactor, exchange.request);
  const { response } = exchange;
  if (!response) return;
  learnFromHeaders(redactor, response.headers.entries);
  if (!response.body.isEmpty) learnFromText(redactor, response.body.text);
};

/** Replaces what stands under a secret name, short values too, and every secret that is known. */
export const redactText = (redactor: Known, text: string): string => {
  learnByShape(redactor, text);
  const spans = secretSpans(text);
  if (spans.length === 0) return redactor.text(text);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    const value = text.slice(start, end);
    learnValue(redactor, value);
    parts.push(text.slice(from, start), isUnlearnt(value) ? mask(value) : value);
    from = end;
  }
  parts.push(text.slice(from));
  return redactor.text(parts.join(''));
};

/** The same for header fields: names and schemes stay. */
export const redactHeaders = (
  redactor: Known,
  headers: readonly Header[],
  redact: (text: string) => string = (text) => redactText(redactor, text),
): readonly Header[] => {
  learnFromHeaders(redactor, headers);
  return headers.map((header) => {
    let value = header.value;
    for (const secret of fieldSecrets(header)) {
      if (secret !== '' && isUnlearnt(secret)) value = withMasked(value, secret);
    }
    return { name: redactor.text(header.name), value: redact(value) };
  });
};

const withMasked = (value: string, secret: string): string => {
  const at = value.lastIndexOf(secret);
  return value.slice(0, at) + mask(secret) + value.slice(at + secret.length);
};
