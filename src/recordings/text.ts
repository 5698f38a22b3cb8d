import type { Body } from '../model/body.js';
import type { HeaderList } from '../model/http/headers.js';
import { essence, isJson } from '../model/http/media-type.js';

interface Told {
  /** As the recorder counts it. */
  readonly size: unknown;
  /** The recorder has something to say about it. */
  readonly isSaid: boolean;
}

/**
 * Whether a recorder has cut a text: it is no JSON where it should be, and less than what was received, or
 * something says so. Some recorders count twice, so that a size alone proves nothing.
 */
export const isCut = (body: Body, { size, isSaid }: Told, headers: HeaderList): boolean => {
  const { text } = body;
  const isCoded = headers.has('content-encoding');
  const length = isCoded ? 0 : Number(headers.get('content-length') ?? 0);
  const most = Math.max(typeof size === 'number' ? size : 0, length);
  // A text has no more characters than bytes.
  if (!isSaid && !isCoded && most <= text.length && !REMARK.test(text.slice(-ENDING))) return false;
  const type = headers.get('content-type');
  if ((type !== undefined && !isJson(essence(type))) || body.json.ok) return false;
  return isSaid || isCoded || body.size < most || REMARK.test(text.slice(-ENDING));
};

/** Where a recorder leaves a word about what it has cut. */
const ENDING = 200;
const REMARK = /truncated|to save space/i;

/** Two characters that UTF-8 read as Latin-1 shows for one. */
const SUSPECT = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a text is UTF-8 that was read as Latin-1 or windows-1252: `Ã¼` for `ü`. */
export const isMisread = (text: string): boolean => {
  if (!SUSPECT.test(text)) return false;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf(text.charCodeAt(at));
    if (byte === undefined) return false;
    bytes[at] = byte;
  }
  try {
    UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The byte that a character stands for in windows-1252, or in Latin-1. */
const byteOf = (code: number): number | undefined => (code < 256 ? code : BYTES.get(code));

const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BYTES: ReadonlyMap<number, number> = new Map(
  Array.from({ length: UPPER.length }, (_, index) => [UPPER.charCodeAt(index), 0x80 + index]),
);

/** Either alphabet, with line breaks. */
const BASE64 = /^[\w+/\-\s]*(?:={1,2}\s*)?$/;

export const isBase64 = (text: string): boolean => BASE64.test(text);

/** The bytes of JSON that a recorder wrote in base64, and did not say so: objects and lists begin so in it. */
export const unflagged = (text: string): Uint8Array | undefined => {
  const isSuspect = text.startsWith('e') || text.startsWith('W');
  if (!isSuspect || !isBase64(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return typeof parsed(bytes.toString()) === 'object' ? bytes : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
