import type { Exchange, HttpRequest } from './exchange.js';
import type { Header } from './headers.js';
import type { Redactor } from './redactor.js';
import { secretSpans } from './secret-members.js';
import { SHORTEST } from './secret-encodings.js';
import { mask } from './secret-shape.js';
import { PUBLIC_WORDS } from './secret-words.js';

/** Header fields whose values are secrets, lower case, each with what of the value is one. */
const FIELDS: Readonly<Record<string, 'credentials' | 'cookies' | 'cookie' | 'whole'>> = {
  authorization: 'credentials',
  'proxy-authorization': 'credentials',
  cookie: 'cookies',
  'set-cookie': 'cookie',
  dpop: 'whole',
  'x-api-key': 'whole',
};
const LONGEST_NAME = 19;

const fieldKind = (name: string): (typeof FIELDS)[string] | undefined => {
  if (name.length > LONGEST_NAME) return undefined;
  const lower = name.toLowerCase();
  return Object.hasOwn(FIELDS, lower) ? FIELDS[lower] : undefined;
};

/** The secret parts of a header field's value, in order. */
const fieldSecrets = ({ name, value }: Header): readonly string[] => {
  switch (fieldKind(name)) {
    case undefined:
      return [];
    case 'credentials':
      return [value.replace(/^\s*[\w-]+\s+/, '').trim()];
    case 'cookies':
      return value.split(';').map(afterEquals);
    case 'cookie':
      return [afterEquals(value.split(';', 1)[0] ?? '')];
    case 'whole':
      return [value.trim()];
  }
};

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

const learnValue = (redactor: Redactor, value: string): void => {
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

/** Makes known what stands in a text under a secret name. */
export const learnFromText = (redactor: Redactor, text: string): void => {
  for (const { start, end } of secretSpans(text)) learnValue(redactor, text.slice(start, end));
};

/** Makes known the credentials and cookies of header fields. */
export const learnFromHeaders = (redactor: Redactor, headers: readonly Header[]): void => {
  for (const header of headers) {
    for (const secret of fieldSecrets(header)) learnValue(redactor, secret);
    if (fieldKind(header.name) === 'credentials') {
      const password = basicPassword(header);
      if (password !== undefined) redactor.learn(password);
    }
  }
};

const learnFromRequest = (redactor: Redactor, request: HttpRequest): void => {
  learnFromHeaders(redactor, request.headers.entries);
  learnFromText(redactor, request.target);
  if (!request.body.isEmpty) learnFromText(redactor, request.body.text);
};

/** Makes known every secret that an exchange shows by name: in fields, targets and bodies. */
export const learnSecrets = (redactor: Redactor, exchange: Exchange): void => {
  learnFromRequest(redactor, exchange.request);
  const { response } = exchange;
  if (!response) return;
  learnFromHeaders(redactor, response.headers.entries);
  if (!response.body.isEmpty) learnFromText(redactor, response.body.text);
};

/** Replaces what stands under a secret name, short values too, and every secret that is known. */
export const redactText = (redactor: Redactor, text: string): string => {
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
  redactor: Redactor,
  headers: readonly Header[],
): readonly Header[] => {
  learnFromHeaders(redactor, headers);
  return headers.map((header) => {
    let value = header.value;
    for (const secret of fieldSecrets(header)) {
      if (secret !== '' && isUnlearnt(secret)) value = withMasked(value, secret);
    }
    return { name: redactor.text(header.name), value: redactText(redactor, value) };
  });
};

const withMasked = (value: string, secret: string): string => {
  const at = value.lastIndexOf(secret);
  return value.slice(0, at) + mask(secret) + value.slice(at + secret.length);
};
