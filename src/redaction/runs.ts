import { SHORTEST } from './encodings.js';

/** A code that text may stand in, a number of bits for each letter. */
interface Code {
  readonly runs: RegExp;
  readonly bits: 4 | 6;
  readonly valueOf: Uint8Array;
}

const codeOf = (runs: RegExp, bits: 4 | 6, ...alphabets: readonly string[]): Code => {
  const valueOf = new Uint8Array(128);
  for (const alphabet of alphabets)
    for (let at = 0; at < alphabet.length; at += 1) valueOf[alphabet.charCodeAt(at)] = at;
  return { runs, bits, valueOf };
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Base64 in either alphabet (RFC 4648), in one piece or in lines of some length; and hexadecimal. */
const CODES: readonly Code[] = [
  codeOf(/[\w+/-]{11,}/g, 6, `${LETTERS}+/`, `${LETTERS}-_`),
  codeOf(/[\da-f]{16,}/gi, 4, '0123456789abcdef', '0123456789ABCDEF'),
];
const LONG_LINE = 60;

/** What text stands in codes has such bytes; a NUL is half of a character in UTF-16. */
const isTextual = (byte: number): boolean =>
  (byte >= 0x20 && byte !== 0x7f) || byte === 0 || (byte >= 9 && byte <= 13);

/**
 * Hands every stretch of text that stands in base64 or hexadecimal, wherever it begins in it, to a function,
 * and puts what that gives in its place. Stretches have a character for each byte, and keep their length.
 */
export const throughRuns = (text: string, use: (stretch: string) => string): string => {
  let result = text;
  for (const code of CODES) result = throughCode(result, code, use);
  return result;
};

const throughCode = (text: string, code: Code, use: (stretch: string) => string): string => {
  const changes: Change[] = [];
  for (const places of runsIn(text, code)) {
    const run = new Run(text, places, code);
    if (run.through(use)) changes.push(...run.changes());
  }
  if (changes.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { at, letters } of changes) {
    parts.push(text.slice(from, at), letters);
    from = at + letters.length;
  }
  parts.push(text.slice(from));
  return parts.join('');
};

interface Change {
  readonly at: number;
  readonly letters: string;
}

/** Where a run stands: in one piece, or in lines. */
type Places = readonly (readonly [start: number, end: number])[];

function* runsIn(text: string, { runs }: Code): Generator<Places> {
  let lines: (readonly [number, number])[] = [];
  for (const { index, 0: run } of text.matchAll(runs)) {
    const last = lines.at(-1);
    const isNext = last && last[1] - last[0] >= LONG_LINE && isLineEnd(text, last[1], index);
    if (!isNext && lines.length > 0) {
      yield lines;
      lines = [];
    }
    lines.push([index, index + run.length]);
  }
  if (lines.length > 0) yield lines;
}

const isLineEnd = (text: string, from: number, to: number): boolean =>
  to - from <= 2 && text.charAt(to - 1) === '\n';

class Run {
  readonly #places: Places;
  readonly #code: Code;
  /** The value of each letter. */
  readonly #values: Uint8Array;
  readonly #letters: string;

  constructor(text: string, places: Places, code: Code) {
    this.#places = places;
    this.#code = code;
    this.#letters = places.map(([start, end]) => text.slice(start, end)).join('');
    this.#values = new Uint8Array(this.#letters.length);
    for (let at = 0; at < this.#values.length; at += 1)
      this.#values[at] = code.valueOf[this.#letters.charCodeAt(at)] ?? 0;
  }

  /** @returns whether anything has changed */
  through(use: (stretch: string) => string): boolean {
    let hasChanged = false;
    const alignments = this.#code.bits === 6 ? 4 : 2;
    for (let first = 0; first < alignments; first += 1)
      if (this.#aligned(first, use)) hasChanged = true;
    return hasChanged;
  }

  #aligned(first: number, use: (stretch: string) => string): boolean {
    const bytes = this.#bytes(first);
    let hasChanged = false;
    for (let at = 0; at < bytes.length;) {
      const end = stretchEnd(bytes, at);
      if (end - at >= SHORTEST) {
        const stretch = latin1(bytes, at, end);
        const used = use(stretch);
        if (used !== stretch && used.length === stretch.length) {
          for (let index = 0; index < used.length; index += 1)
            bytes[at + index] = used.charCodeAt(index);
          hasChanged = true;
        }
      }
      at = end + 1;
    }
    if (hasChanged) this.#put(first, bytes);
    return hasChanged;
  }

  #bytes(first: number): Uint8Array {
    const { bits } = this.#code;
    const count = Math.max(0, ((this.#values.length - first) * bits) >> 3);
    const bytes = new Uint8Array(count);
    let [held, size, at] = [0, 0, 0];
    for (let index = first; at < count; index += 1) {
      held = ((held << bits) | (this.#values[index] ?? 0)) & 0xffff;
      size += bits;
      if (size < 8) continue;
      size -= 8;
      bytes[at++] = (held >> size) & 255;
    }
    return bytes;
  }

  #put(first: number, bytes: Uint8Array): void {
    const { bits } = this.#code;
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const index = first + Math.floor(bit / bits);
      const mask = 1 << (bits - 1 - (bit % bits));
      const isSet = ((bytes[bit >> 3] ?? 0) & (128 >> (bit & 7))) !== 0;
      const value = this.#values[index] ?? 0;
      this.#values[index] = isSet ? value | mask : value & ~mask;
    }
  }

  /** The letters as they are now, piece by piece. */
  changes(): readonly Change[] {
    const letters = this.#encoded();
    let from = 0;
    return this.#places.map(([at, end]) => {
      const piece = letters.slice(from, from + end - at);
      from += end - at;
      return { at, letters: piece };
    });
  }

  #encoded(): string {
    if (this.#code.bits === 4)
      return Array.from(this.#values, (value, at) => this.#digit(value, at)).join('');
    const isUrl = /[-_]/.test(this.#letters);
    const alphabet = LETTERS + (isUrl ? '-_' : '+/');
    return Array.from(this.#values, (value) => alphabet.charAt(value)).join('');
  }

  #digit(value: number, at: number): string {
    const isUpper = /[A-F]/.test(this.#letters.charAt(at));
    const digit = value.toString(16);
    return isUpper ? digit.toUpperCase() : digit;
  }
}

/** Where the stretch of text ends that begins at a byte; of letters beyond ASCII only whole ones count. */
const stretchEnd = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      if (!isTextual(byte)) return at;
      at += 1;
      continue;
    }
    const length = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (length === 0) return at;
    for (let next = at + 1; next < at + length; next += 1)
      if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return at;
    at += length;
  }
  return at;
};

const latin1 = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  for (let at = from; at < to; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8192)));
  return text;
};
