import { STANDARD, toUrlAlphabet } from './base64.js';
import { base64Behind, encodingsOf, HEX, SHORTEST } from './encodings.js';

const UPPER = HEX.map((digits) => digits.toUpperCase());
const WORD = /^[\w.-]*$/;

/**
 * How the encodings of a secret begin, `SHORTEST` characters each, none of them twice. Every encoding goes through
 * a text from its beginning, character by character, so the first few of them say it.
 */
export const headsOf = (secret: string): readonly string[] => {
  const isCut = (secret.charCodeAt(SHORTEST - 1) & 0xfc00) === 0xd800;
  const head = secret.slice(0, isCut ? SHORTEST + 1 : SHORTEST);
  return WORD.test(head) ? headsOfWord(head) : headsOfAny(head);
};

const headsOfAny = (head: string): readonly string[] => {
  const heads = new Set<string>();
  for (const text of [head, ...encodingsOf(head).map((encode) => encode(head)), ...base64Of(head)])
    if (text.length >= SHORTEST) heads.add(text.slice(0, SHORTEST));
  return [...heads];
};

/** In base64 behind nothing, one byte and two, in both alphabets. */
const base64Of = (value: string): readonly string[] =>
  [0, 1, 2].flatMap((shift) => {
    const [text = ''] = base64Behind(value, shift);
    return [text, toUrlAlphabet(text)];
  });

/** The same of letters, digits and the like, one byte each: a large recording has very many of these. */
const headsOfWord = (head: string): readonly string[] => {
  const heads = [head];
  const add = (text: string): void => {
    if (!heads.includes(text)) heads.push(text);
  };
  for (const digits of [HEX, UPPER]) {
    const [first = '', second = '', third = '', fourth = ''] = [0, 1, 2, 3].map(
      (at) => digits[head.charCodeAt(at)],
    );
    add(first + second + third + fourth);
    add(`%${first}%${second}%${third.charAt(0)}`);
    add(`\\u00${first}\\u`);
  }
  // Of a byte that stands before it the first letters show four bits less, of two bytes two.
  for (const bit of [0, 4, 2]) {
    const text = base64From(head, bit);
    add(text);
    add(toUrlAlphabet(text));
  }
  return heads;
};

/** Base64 of a text of bytes, from a bit of it on. */
const base64From = (text: string, from: number): string => {
  let letters = '';
  for (let bit = from; letters.length < SHORTEST; bit += 6) {
    const at = bit >> 3;
    const pair = (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1);
    letters += STANDARD.charAt((pair >> (10 - (bit & 7))) & 63);
  }
  return letters;
};
