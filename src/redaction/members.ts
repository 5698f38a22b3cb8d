import { mayNameCredential, namesCredential } from '../model/secret-names.js';
import { backslashesBefore, isBlank, isName, skipBackslashes, stringEnd } from './strings.js';

/** Where a secret stands in a text, by the name of its member. `start` is inclusive, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The secret members of a JSON Web Key (RFC 7518 §6); too short to be secret names elsewhere. */
const KEY_NAMES: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);
/** Longer names are none of ours, escapes and all. */
const LONGEST_NAME = 200;
const LONGEST_WORD = 64;
/** One look that rules most texts out; classes are faster than the flag for either case. */
const SUSPECT =
  /[sS][eE][cC][rR][eE][tT]|[tT][oO][kK][eE][nN]|[aA][sS][sS][eE][rR]|[pP][aA][sS][sS]|[pP][rR][iI][vV]|[pP][iI][-_ ]?[kK][eE][yY]|[vV][eE][rR][iI][fF]|"kty|\\u00/;

/** Every secret that stands in the text by name, in order: JSON members, form fields, elements, lines. */
export const secretSpans = (text: string): readonly Span[] => {
  if (!SUSPECT.test(text)) return NONE;
  const isOfKey = text.includes('"kty');
  const isSecret = isOfKey ? isNameOfKey : isSecretName;
  const isPlain = !isOfKey && !text.includes('\\');
  const spans: Span[] = [];
  // Values are passed over: what stands in one is no name.
  for (let at = separatorFrom(text, 0); at !== -1;) {
    const isNone = isPlain && !mayNameCredential(text, nameEnd(text, at));
    const found = isNone ? undefined : foundAt(text, at, isSecret);
    for (const span of found?.spans ?? NONE) if (span.end > span.start) spans.push(span);
    at = separatorFrom(text, Math.max(at + 1, found?.end ?? 0));
  }
  return spans;
};

/** Where a name ends that stands right before a separator, in quotes or without. */
const nameEnd = (text: string, separator: number): number => {
  const before = text.charCodeAt(separator - 1);
  return before === 0x22 || before === 0x27 ? separator - 1 : separator;
};

const isNameOfKey = (name: string): boolean => KEY_NAMES.has(name) || isSecretName(name);

/** The names that real traffic repeats; bounded, for strangers choose them. */
const KNOWN_NAMES = new Map<string, boolean>();

const isSecretName = (name: string): boolean => {
  const known = KNOWN_NAMES.get(name);
  if (known !== undefined) return known;
  const isSecret = namesCredential(name);
  if (KNOWN_NAMES.size < 256) KNOWN_NAMES.set(name, isSecret);
  return isSecret;
};

const NONE: readonly Span[] = [];
const SEPARATOR = /[:=>]/g;

/** `search` would begin anew, and `matchAll` compile the expression for each text. @returns -1 for none */
const separatorFrom = (text: string, from: number): number => {
  SEPARATOR.lastIndex = from;
  return SEPARATOR.test(text) ? SEPARATOR.lastIndex - 1 : -1;
};

interface Found {
  readonly spans: readonly Span[];
  readonly end: number;
}

type IsSecret = (name: string) => boolean;

const foundAt = (text: string, at: number, isSecret: IsSecret): Found | undefined => {
  const separator = text.charAt(at);
  if (separator === ':') {
    const name = quotedNameBefore(text, at);
    if (name !== undefined)
      return isSecret(name) ? valueSpans(text, skipBlanks(text, at + 1)) : undefined;
  }
  const word = wordBefore(text, at);
  if (word === '' || !isSecret(word)) return undefined;
  if (separator === '=') return fieldSpan(text, at + 1);
  if (separator === '>') return elementSpan(text, at, word);
  return lineSpan(text, at + 1);
};

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text, at)) at += 1;
  return at;
};

/** The name in quotes before a colon; escapes in it are undone. A JSON text inside a JSON string has backslashes, too. */
const quotedNameBefore = (text: string, colon: number): string | undefined => {
  let close = colon - 1;
  while (isBlank(text, close)) close -= 1;
  const quote = text.charAt(close);
  if (quote !== '"' && quote !== "'") return undefined;
  const end = close - backslashesBefore(text, close);
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && text.charAt(start - 1) !== quote) start -= 1;
  const name = text.slice(start, end);
  if (!name.includes('\\')) return name;
  return name.replace(/\\{1,8}u00([0-9a-f]{2})/gi, (_escape, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
};

const OF_WORD = /[\w.\-$]/;

/** The word before a separator, with the one before it where names are written with blanks: `api key`. */
const wordBefore = (text: string, separator: number): string => {
  const end = text.charAt(separator - 1) === ' ' ? separator - 1 : separator;
  const word = wordEndingAt(text, end);
  if (!/^(?:key|verifier|token)$/i.test(word)) return word;
  const before = end - word.length - 1;
  return text.charAt(before) === ' ' ? `${wordEndingAt(text, before)} ${word}` : word;
};

const wordEndingAt = (text: string, end: number): string => {
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && OF_WORD.test(text.charAt(start - 1)))
    start -= 1;
  return text.slice(start, end);
};

/** A string, a bare word, or every string in an array or an object. */
const valueSpans = (text: string, start: number): Found => {
  const first = text.charAt(start);
  if (first === '[' || first === '{') return insideSpans(text, start);
  const quote = skipBackslashes(text, start);
  if (text.charAt(quote) === '"' || text.charAt(quote) === "'") {
    const span = { start: quote + 1, end: stringEnd(text, quote) };
    return { spans: [span], end: span.end };
  }
  let end = start;
  while (end < text.length && !/[\s,}\]"\\]/.test(text.charAt(end))) end += 1;
  const isSecret = !/^(?:null|true|false)$/.test(text.slice(start, Math.min(end, start + 6)));
  return { spans: isSecret ? [{ start, end }] : NONE, end };
};

/** Every string value in an array or an object under a secret name: better one too many. */
const insideSpans = (text: string, start: number): Found => {
  const spans: Span[] = [];
  let [at, depth] = [start, 0];
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '[' || letter === '{') depth += 1;
    if (letter === ']' || letter === '}') depth -= 1;
    if (depth === 0) break;
    if (letter === '"') {
      const end = stringEnd(text, at);
      const close = skipBackslashes(text, end);
      if (end > at + 1 && !isName(text, close + 1)) spans.push({ start: at + 1, end });
      at = close;
    }
    at += 1;
  }
  return { spans, end: at };
};

/** `name=value` of a form or a query, `name="value"` of an attribute. */
const fieldSpan = (text: string, from: number): Found => {
  const start = skipBackslashes(text, text.charAt(from) === ' ' ? from + 1 : from);
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") return valueSpans(text, start);
  const begin = quote === '\\' ? start : from;
  const end = endOf(text, begin, OF_FIELD);
  return { spans: [{ start: begin, end }], end };
};

const OF_FIELD = /[^&;#\s"'<>\\]/;

/** `<name>value<`. */
const elementSpan = (text: string, at: number, word: string): Found | undefined => {
  const before = text.charAt(at - word.length - 1);
  if (before !== '<' && before !== ':') return undefined;
  const close = text.indexOf('<', at);
  const end = close === -1 ? text.length : close;
  return { spans: [{ start: at + 1, end }], end };
};

/** `name: value` of a line; a scheme and a sentence have no such value. */
const lineSpan = (text: string, from: number): Found | undefined => {
  const start = text.charAt(from) === ' ' ? from + 1 : from;
  const end = endOf(text, start, OF_FIELD);
  const value = text.slice(start, Math.min(end, start + 256));
  return /\d/.test(value) && value.length >= 6 && !value.startsWith('//')
    ? { spans: [{ start, end }], end }
    : undefined;
};

const endOf = (text: string, start: number, letters: RegExp): number => {
  let end = start;
  while (end < text.length && letters.test(text.charAt(end))) end += 1;
  return end;
};
