import { isObject } from '../model/json/walk.js';
import { fromBase64 } from './base64.js';

/** How a JSON object begins in base64: `{"`, `{ `, or `{` and a line end or tab. */
const BEGINNINGS = ['eyJ', 'eyA', 'ewo', 'ew0', 'ewk'];
/** The same in one look: most texts have none. */
const BEGINNING = new RegExp(BEGINNINGS.join('|'));
const RUN = /[\w.-]{20,}/g;
/** Longer headers are none. */
const LONGEST_HEADER = 8192;
/** `{"alg":""}`. */
const SHORTEST_HEADER = 14;
const UTF8 = new TextDecoder();

/**
 * JSON Web Tokens by their shape (RFC 7515 §3.1, RFC 7516 §3.1): three or five parts of base64url, the first of which
 * is a JSON object with `alg`. Other texts with dots are none.
 */
export const tokensIn = (text: string): readonly string[] => {
  if (!BEGINNING.test(text)) return NONE;
  const tokens: string[] = [];
  for (const [run] of text.matchAll(RUN)) tokens.push(...tokensOfRun(run));
  return tokens;
};

const NONE: readonly string[] = [];

const tokensOfRun = (run: string): readonly string[] => {
  const parts = run.split('.');
  const tokens: string[] = [];
  for (let at = 0; at + 2 < parts.length;) {
    const header = headerOf(parts[at] ?? '');
    const count = header?.isEncrypted === true ? 5 : 3;
    if (!header || (count === 3 && parts[at + 1] === '')) at += 1;
    else {
      tokens.push([header.text, ...parts.slice(at + 1, at + count)].join('.'));
      at += count;
    }
  }
  return tokens;
};

interface TokenHeader {
  readonly text: string;
  readonly isEncrypted: boolean;
}

/** The header that a part ends with: other letters may stand before it. */
const headerOf = (part: string): TokenHeader | undefined => {
  if (part.length < SHORTEST_HEADER || part.length > LONGEST_HEADER) return undefined;
  const starts = BEGINNINGS.map((each) => part.indexOf(each)).filter((start) => start >= 0);
  for (const start of starts) {
    const text = part.slice(start);
    const value = parsed(text);
    if (isObject(value) && typeof value.alg === 'string')
      return { text, isEncrypted: value.enc !== undefined };
  }
  return undefined;
};

const parsed = (base64: string): unknown => {
  const bytes = fromBase64(base64);
  try {
    return bytes && JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
};
