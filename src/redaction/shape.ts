const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const ESCAPE = /%[0-9a-f]{2}|\\(?:u[0-9a-f]{4}|.)/iy;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A value of the same length and shape, the same for the same value and salt, never the value
 * itself: digits stay digits, letters keep their case, hexadecimal stays hexadecimal, punctuation
 * stays, and so does the length in UTF-8.
 */
export const reshape = (value: string, salt: string): string => {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const shaped = shapeOnce(value, generator(`${salt}\0${attempt}\0${value}`));
    if (shaped !== value) return shaped;
  }
  return mask(value);
};

/** One fixed character for each class: for values so short that a keyed replacement would tell them. */
export const mask = (value: string): string => {
  const masked = value
    .replace(/[0-9]/g, '0')
    .replace(/[a-z]/g, 'x')
    .replace(/[A-Z]/g, 'X')
    .replace(/[^ -~]/g, '?');
  if (masked !== value) return masked;
  return value.replace(/[^]/g, (letter) => (letter === '*' ? '-' : '*'));
};

const shapeOnce = (value: string, next: () => number): string => {
  const hex = /^[0-9a-f]+$/.test(value.replaceAll('-', '').toLowerCase()) && /\d/.test(value);
  const letters = hex ? LOWER.slice(0, 6) : LOWER;
  // An escape keeps its meaning; so do the version and the variant of a UUID (RFC 9562 §4).
  const kept = UUID.test(value) ? /(?<=^.{14}).|(?<=^.{19})./y : ESCAPE;
  let shaped = '';
  for (let at = 0; at < value.length;) {
    kept.lastIndex = at;
    const escape = kept.exec(value)?.[0];
    shaped += escape ?? like(value.charCodeAt(at), letters, next);
    at += escape?.length ?? 1;
  }
  return shaped;
};

/** A character of the class of `code`, of the same length in UTF-8. */
const like = (code: number, letters: string, next: () => number): string => {
  if (code >= 48 && code <= 57) return DIGITS.charAt(next() % 10);
  if (code >= 97 && code <= 122) return letters.charAt(next() % letters.length);
  if (code >= 65 && code <= 90) return letters.charAt(next() % letters.length).toUpperCase();
  if (code < 0x80 || (code >= 0xd800 && code < 0xdc00)) return String.fromCharCode(code);
  if (code < 0x800) return String.fromCharCode(0xe0 + (next() % 16));
  if (code >= 0xdc00 && code < 0xe000) return String.fromCharCode(0xdc00 + (next() % 0x400));
  return String.fromCharCode(0x4e00 + (next() % 0x1000));
};

/** Numbers drawn from a text: a 128-bit state, mixed from every character. */
const generator = (text: string): (() => number) => {
  let [a, b, c, d] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];
  const stir = (value: number): void => {
    a = Math.imul(b ^ value ^ (a >>> 15), 0x9e3779b1);
    b = Math.imul(c ^ value ^ (b >>> 13), 0x85ebca6b);
    c = Math.imul(d ^ value ^ (c >>> 16), 0xc2b2ae35);
    d = Math.imul(a ^ value ^ (d >>> 14), 0x27d4eb2f);
  };
  for (let at = 0; at < text.length; at += 1) stir(text.charCodeAt(at));
  for (let round = 0; round < 8; round += 1) stir(text.length + round);
  let count = 0;
  return () => {
    stir((count += 1));
    return (d ^ (d >>> 15) ^ a) >>> 0;
  };
};
