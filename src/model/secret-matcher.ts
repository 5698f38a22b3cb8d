import { SHORTEST, type Pair } from './secret-encodings.js';

/** How many characters a look at the text takes in; with it `SKIP` characters at most are passed over. */
const BLOCK = 3;
const SKIP = SHORTEST - BLOCK + 1;

interface Hit {
  readonly start: number;
  readonly pair: Pair;
}

/**
 * Finds many texts in one pass. Most places are passed over without a look (the shift table of Wu and
 * Manber, "A fast algorithm for multi-pattern searching", 1994); of the texts that begin at one place
 * the longest is meant.
 */
export class SecretMatcher {
  readonly #shift = new Uint8Array(1 << 16).fill(SKIP);
  /** By their first characters, then by length, longest first. */
  readonly #buckets = new Map<string, Bucket>();

  add(pair: Pair): void {
    const { secret } = pair;
    if (secret.length < SHORTEST) return;
    for (let at = 0; at + BLOCK <= SHORTEST; at += 1) {
      const slot = slotAt(secret, at);
      this.#shift[slot] = Math.min(this.#shift[slot] ?? 0, SHORTEST - BLOCK - at);
    }
    const prefix = secret.slice(0, SHORTEST);
    let bucket = this.#buckets.get(prefix);
    if (!bucket) this.#buckets.set(prefix, (bucket = new Bucket()));
    bucket.add(pair);
  }

  /** The first of the known texts from `from` on. */
  find(text: string, from: number): Hit | undefined {
    if (this.#buckets.size === 0) return undefined;
    const last = text.length - BLOCK;
    let at = from + SHORTEST - BLOCK;
    while (at <= last) {
      const skip = this.#shift[slotAt(text, at)] ?? 0;
      if (skip > 0) {
        at += skip;
        continue;
      }
      const start = at - (SHORTEST - BLOCK);
      const pair = this.#buckets.get(text.slice(start, start + SHORTEST))?.longest(text, start);
      if (pair) return { start, pair };
      at += 1;
    }
    return undefined;
  }

  /** The text with every known text replaced; the text itself where there is none. */
  replace(text: string): string {
    let hit = this.find(text, 0);
    if (!hit) return text;
    const parts: string[] = [];
    let from = 0;
    while (hit) {
      parts.push(text.slice(from, hit.start), hit.pair.instead);
      from = hit.start + hit.pair.secret.length;
      hit = this.find(text, from);
    }
    parts.push(text.slice(from));
    return parts.join('');
  }
}

/** The texts that begin alike: nearly always one, for which no map is made. */
class Bucket {
  #only: Pair | undefined;
  #byLength: Map<number, Map<string, Pair>> | undefined;
  #lengths: readonly number[] = NONE;

  add(pair: Pair): void {
    if (this.#byLength) this.#file(this.#byLength, pair);
    else if (!this.#only) this.#only = pair;
    else if (this.#only.secret !== pair.secret) {
      this.#byLength = new Map();
      this.#file(this.#byLength, this.#only);
      this.#file(this.#byLength, pair);
      this.#only = undefined;
    }
  }

  #file(byLength: Map<number, Map<string, Pair>>, pair: Pair): void {
    const { length } = pair.secret;
    const same = byLength.get(length);
    if (same) {
      if (!same.has(pair.secret)) same.set(pair.secret, pair);
      return;
    }
    byLength.set(length, new Map([[pair.secret, pair]]));
    this.#lengths = [...byLength.keys()].sort((a, b) => b - a);
  }

  longest(text: string, start: number): Pair | undefined {
    if (this.#only) return text.startsWith(this.#only.secret, start) ? this.#only : undefined;
    for (const length of this.#lengths) {
      const pair = this.#byLength?.get(length)?.get(text.slice(start, start + length));
      if (pair) return pair;
    }
    return undefined;
  }
}

const NONE: readonly number[] = [];

const slotAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2)) & 0xffff;
