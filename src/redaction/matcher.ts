import { encodings, SHORTEST, type Pair } from './encodings.js';
import { headsOf } from './heads.js';

/** How many characters a look at the text takes in; with it `SKIP` characters at most are passed over. */
const BLOCK = 3;
const SKIP = SHORTEST - BLOCK + 1;

interface Hit {
  readonly start: number;
  readonly pair: Pair;
}

/** Makes the pairs of a secret that was only marked. */
type Derive = (secret: string) => readonly Pair[];

/**
 * Finds many texts in one pass. Most places are passed over without a look (the shift table of Wu and
 * Manber, "A fast algorithm for multi-pattern searching", 1994); of the texts that begin at one place
 * the longest is meant. A secret that was only marked costs its first characters, until they are met.
 */
export class SecretMatcher {
  readonly #derive: Derive;
  readonly #shift = new Uint8Array(1 << 16).fill(SKIP);
  /** By their first characters. */
  readonly #buckets = new Map<number, Bucket>();
  readonly #marked = new Map<number, string | string[]>();

  constructor(derive: Derive) {
    this.#derive = derive;
  }

  /** Looks for a secret in every encoding. */
  add(pair: Pair): void {
    for (const each of encodings(pair)) this.#add(each);
  }

  /** The same for a secret whose replacement is made when a text is met that begins like it. */
  mark(secret: string): void {
    for (const head of headsOf(secret)) {
      const key = keyAt(head, 0);
      this.#look(head);
      const marked = this.#marked.get(key);
      if (marked === undefined) this.#marked.set(key, secret);
      else if (typeof marked === 'string') this.#marked.set(key, [marked, secret]);
      else marked.push(secret);
    }
  }

  #add(pair: Pair): void {
    const { secret } = pair;
    if (secret.length < SHORTEST) return;
    this.#look(secret);
    const key = keyAt(secret, 0);
    let bucket = this.#buckets.get(key);
    if (!bucket) this.#buckets.set(key, (bucket = new Bucket()));
    bucket.add(pair);
  }

  #look(text: string): void {
    for (let at = 0; at + BLOCK <= SHORTEST; at += 1) {
      const slot = slotAt(text, at);
      this.#shift[slot] = Math.min(this.#shift[slot] ?? 0, SHORTEST - BLOCK - at);
    }
  }

  /** The first of the known texts from `from` on. */
  find(text: string, from: number): Hit | undefined {
    if (this.#buckets.size === 0 && this.#marked.size === 0) return undefined;
    const last = text.length - BLOCK;
    let at = from + SHORTEST - BLOCK;
    while (at <= last) {
      const skip = this.#shift[slotAt(text, at)] ?? 0;
      if (skip > 0) {
        at += skip;
        continue;
      }
      const start = at - (SHORTEST - BLOCK);
      const pair = this.#longest(text, start);
      if (pair) return { start, pair };
      at += 1;
    }
    return undefined;
  }

  #longest(text: string, start: number): Pair | undefined {
    const key = keyAt(text, start);
    const marked = this.#marked.get(key);
    if (marked !== undefined) this.#wake(key, marked);
    return this.#buckets.get(key)?.longest(text, start);
  }

  /** Of secrets that begin alike, only the encodings that begin so: there may be many. */
  #wake(key: number, marked: string | readonly string[]): void {
    this.#marked.delete(key);
    for (const secret of typeof marked === 'string' ? [marked] : marked)
      for (const pair of this.#derive(secret).flatMap(encodings))
        if (pair.secret.length >= SHORTEST && keyAt(pair.secret, 0) === key) this.#add(pair);
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

/** A small integer for the first characters of a text; texts that begin otherwise may share it. */
const keyAt = (text: string, at: number): number => {
  let key = 0x811c9dc5;
  for (let next = at; next < at + SHORTEST; next += 1)
    key = Math.imul(key ^ text.charCodeAt(next), 0x01000193);
  return (key ^ (key >>> 16)) >>> 2;
};
