import { toBase64, toUrlAlphabet } from './base64.js';

const utf8 = new TextEncoder();

/** A secret of sixteen characters or more, in whatever disguise a server may show it. */
export class Disguises {
  readonly secret: string;
  #percent: readonly string[] | undefined;
  #coded: readonly string[] | undefined;

  constructor(secret: string) {
    this.secret = secret;
  }

  isIn(text: string): boolean {
    const { secret } = this;
    if (text.length < secret.length) return false;
    if (text.includes(secret)) return true;
    this.#percent ??= percentEncoded(secret);
    for (const each of this.#percent) if (text.includes(each)) return true;
    // Every coding is longer than what it stands for, and in one piece: few texts have such a piece.
    if (!hasRun(text, secret.length)) return false;
    this.#coded ??= coded(secret);
    return this.#coded.some((each) => text.includes(each));
  }
}

const NONE: readonly string[] = [];

const percentEncoded = (secret: string): readonly string[] => {
  const percent = encodeURIComponent(secret.toWellFormed());
  return percent === secret ? NONE : [percent, percent.replace(/%../g, (it) => it.toLowerCase())];
};

/** In base64 wherever it stands in what was encoded, in either alphabet, and in hexadecimal. */
const coded = (secret: string): readonly string[] => {
  const bytes = utf8.encode(secret);
  const base64 = [0, 1, 2].map((shift) => behind(bytes, shift));
  const hex = hexOf(bytes);
  return [...base64, ...base64.map(toUrlAlphabet), hex, hex.toUpperCase()];
};

/** The part of the base64 of a text behind so many bytes that no byte around it can change. */
const behind = (bytes: Uint8Array, shift: number): string => {
  const padded = new Uint8Array(shift + bytes.length);
  padded.set(bytes, shift);
  return toBase64(padded).slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6));
};

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The characters of base64 and of hexadecimal. */
const CODE = new Uint8Array(128);
for (const each of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  CODE[each.charCodeAt(0)] = 1;

/** Whether a text has so many characters of such codes in a row; most of the text is not looked at. */
export const hasRun = (text: string, length: number): boolean => {
  for (let last = length - 1; last < text.length;) {
    let at = last;
    while (at > last - length && CODE[text.charCodeAt(at)] === 1) at -= 1;
    if (at === last - length) return true;
    last = at + length;
  }
  return false;
};
