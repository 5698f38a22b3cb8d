import { toBase64, toUrlAlphabet } from './base64.js';

/** A text that gives a secret away, and what to write instead. */
export interface Pair {
  readonly secret: string;
  readonly instead: string;
}

/** Longer secrets are looked for in pieces: a text that was cut still shows the first of them. */
const PIECE = 256;
/** Shorter texts mean too little to be looked for. */
export const SHORTEST = 8;

const utf8 = new TextEncoder();

type Encoding = (value: string) => string;

/** Two digits for each byte. */
export const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/** The UTF-8 bytes in hexadecimal, each behind something. */
export const everyByte = (value: string, before: string): string => {
  let text = '';
  for (const byte of utf8.encode(value)) text += before + (HEX[byte] ?? '');
  return text;
};

/** Every character as `\u00XX`, digits in lower case. */
const everyUnit = (value: string): string => {
  let text = '';
  for (let at = 0; at < value.length; at += 1) text += unicodeEscape(value.charCodeAt(at));
  return text;
};

const unicodeEscape = (unit: number): string =>
  `\\u${HEX[unit >> 8] ?? ''}${HEX[unit & 255] ?? ''}`;

/** The digits of escapes in upper case, and nothing else. */
const upperHex: Encoding = (escaped) =>
  escaped.replace(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`);

const unicode = (value: string, which: RegExp): string =>
  json(value).replace(which, (letter) => unicodeEscape(letter.charCodeAt(0)));

const percent: Encoding = (value) => encodeURIComponent(value.toWellFormed());
const lowerHex: Encoding = (value) =>
  value.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
// The form encoding escapes more than RFC 3986 asks for, and writes a space as a plus sign.
const form: Encoding = (value) =>
  percent(value)
    .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
const json: Encoding = (value) => JSON.stringify(value).slice(1, -1);
const html: Encoding = (value) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The UTF-8 bytes, each as one character: how a text looks to a reader of bytes. */
const asBytes: Encoding = (value) => String.fromCharCode(...utf8.encode(value));

/** Encodings that change nothing in a value of letters, digits, hyphens, dots and underscores. */
const ESCAPES: readonly Encoding[] = [
  percent,
  (value) => lowerHex(percent(value)),
  (value) => percent(value).replaceAll('%20', '+'),
  form,
  (value) => lowerHex(form(value)),
  (value) => encodeURI(value.toWellFormed()),
  json,
  (value) => json(value).replaceAll('/', '\\/'),
  (value) => unicode(value, /[^ -~]/g),
  (value) => upperHex(unicode(value, /[^ -~]/g)),
  (value) => unicode(value, /[<>&'+=]/g),
  (value) => upperHex(unicode(value, /[<>&'+=]/g)),
  (value) => json(json(value)),
  html,
  (value) => html(value).replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  (value) => html(value).replaceAll('"', '&#34;').replaceAll("'", '&#x27;'),
  (value) => html(value).replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
  (value) => json(html(value)),
  asBytes,
];

/** Encodings that change every value. */
const CODINGS: readonly Encoding[] = [
  (value) => everyByte(value, ''),
  (value) => everyByte(value, '').toUpperCase(),
  (value) => everyByte(value, '%'),
  (value) => everyByte(value, '%').toUpperCase(),
  everyUnit,
  (value) => upperHex(everyUnit(value)),
];

/**
 * Base64 of the value behind nothing, one byte and two: the part that those bytes cannot change,
 * without and with the last character, which depends on what follows; in both alphabets.
 */
const base64Pairs = ({ secret, instead }: Pair): readonly Pair[] =>
  [0, 1, 2].flatMap((shift) => {
    const from = base64Behind(secret, shift);
    const to = base64Behind(instead, shift);
    return from.flatMap((each, at): readonly Pair[] => {
      const pair = { secret: each, instead: to[at] ?? '' };
      if (!/[+/]/.test(each)) return [pair];
      return [pair, { secret: toUrlAlphabet(each), instead: toUrlAlphabet(pair.instead) }];
    });
  });

/**
 * What the base64 of a value shows of it behind so many bytes: with the last character, which depends on
 * what follows, where there is such a one, and last without.
 */
export const base64Behind = (value: string, shift: number): readonly string[] => {
  const bytes = utf8.encode(value);
  const padded = new Uint8Array(shift + bytes.length);
  padded.set(bytes, shift);
  const whole = Math.floor((padded.length * 8) / 6);
  const text = toBase64(padded);
  const start = Math.ceil((shift * 8) / 6);
  return text.length === whole
    ? [text.slice(start)]
    : [text.slice(start), text.slice(start, whole)];
};

/** Base64 is apart. */
export const encodingsOf = (value: string): readonly Encoding[] =>
  /^[\w.-]*$/.test(value) ? CODINGS : [...ESCAPES, ...CODINGS];

/** Every text in which a secret may stand, each with what stands for it in the same encoding. */
export const encodings = (pair: Pair): readonly Pair[] =>
  pieces(pair).flatMap((piece) => [
    piece,
    ...encodingsOf(piece.secret).map((encode) => encoded(piece, encode)),
    ...base64Pairs(piece),
  ]);

/** Whether a secret is looked for in one piece. */
export const isOnePiece = (secret: string): boolean => secret.length < PIECE + SHORTEST;

const encoded = ({ secret, instead }: Pair, encode: Encoding): Pair => {
  const from = encode(secret);
  const to = encode(instead);
  return { secret: from, instead: to.length === from.length ? to : '-'.repeat(from.length) };
};

const pieces = ({ secret, instead }: Pair): readonly Pair[] => {
  const parts: Pair[] = [];
  for (let at = 0; at < secret.length;) {
    const rest = secret.length - at;
    let end = rest < PIECE + SHORTEST ? secret.length : at + PIECE;
    // A surrogate pair is one character in every encoding.
    if (end < secret.length && (secret.charCodeAt(end - 1) & 0xfc00) === 0xd800) end += 1;
    parts.push({ secret: secret.slice(at, end), instead: instead.slice(at, end) });
    at = end;
  }
  return parts;
};
