import { toUrlAlphabet } from './base64.js';
import { base64Behind, everyByte } from './encodings.js';

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
  const base64 = [0, 1, 2].map((shift) => base64Behind(secret, shift).at(-1) ?? '');
  const hex = everyByte(secret, '');
  return [...base64, ...base64.map(toUrlAlphabet), hex, hex.toUpperCase()];
};

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

/** For a secret, the question whether a text holds it in whatever disguise. */
export const disguised = (secret: string): ((text: string) => boolean) => {
  const disguises = new Disguises(secret);
  return (text) => disguises.isIn(text);
};
