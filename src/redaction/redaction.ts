import type { Exchange } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { KnownSecrets, Redactor } from '../model/redactor.js';
import { isOnePiece, type Pair, SHORTEST } from './encodings.js';
import { isPlain, pairsOf } from './kinds.js';
import { innermostFirst, inSomeLayer, throughLayers } from './layers.js';
import { SecretMatcher } from './matcher.js';
import { learnSecrets, redactHeaders, redactText } from './secrets.js';
import { PUBLIC_WORDS } from './words.js';

export interface ShapeRedactorOptions {
  /** Keys the replacements: the same salt and secret give the same replacement. Not to be published. */
  readonly salt: string;
  /** How many secrets are kept in mind, at least 2,000. Default 20,000. */
  readonly limit?: number;
}

/** The run's own token, assertion and key come first, and are never forgotten. */
const PINNED = 1_000;
/** Longer values are known by their beginning: no server shall fill the memory. */
const LONGEST = 200_000;
const PASSES = 4;

/**
 * Replaces secrets by values of the same length and shape. Where more secrets are made known than the
 * limit, those that were named longest ago are forgotten, the first thousand never: what a recording
 * shows by key is replaced by place whatever is known.
 */
export class ShapeRedactor implements Redactor {
  readonly #salt: string;
  readonly #limit: number;
  /** In order of their last naming, but for the pinned ones. */
  readonly #pinned = new Set<string>();
  readonly #others = new Set<string>();
  /** Of one layer alone. */
  readonly #known: Pick<KnownSecrets, 'learn' | 'text'> = {
    learn: (secret) => {
      this.learn(secret);
    },
    text: (text) => this.#flat(text),
  };
  readonly #replacements = new Set<string>();
  #pending: string[] = [];
  #matcher = this.#newMatcher();

  constructor(options: ShapeRedactorOptions) {
    this.#salt = options.salt;
    this.#limit = Math.max(2 * PINNED, options.limit ?? 20_000);
  }

  learn(secret: string): void {
    if (secret.length < SHORTEST || PUBLIC_WORDS.has(secret)) return;
    const value = secret.length > LONGEST ? secret.slice(0, LONGEST) : secret;
    if (this.#pinned.has(value) || this.#replacements.has(value)) return;
    if (this.#pinned.size < PINNED) this.#pinned.add(value);
    else if (!this.#named(value)) return;
    this.#pending.push(value);
  }

  /** @returns whether the value is new */
  #named(value: string): boolean {
    const known = this.#others.delete(value);
    this.#others.add(value);
    if (this.#pinned.size + this.#others.size > this.#limit) this.#forget();
    return !known;
  }

  #forget(): void {
    let surplus = this.#others.size >> 2;
    for (const value of this.#others) {
      if (surplus-- <= 0) break;
      this.#others.delete(value);
    }
    this.#matcher = this.#newMatcher();
    this.#replacements.clear();
    this.#pending = [...this.#pinned, ...this.#others];
  }

  #newMatcher(): SecretMatcher {
    return new SecretMatcher((secret) => this.#pairs(secret));
  }

  #pairs(secret: string): readonly Pair[] {
    const pairs = pairsOf(secret, this.#salt);
    // A key or a token whose parts are replacements is one that was redacted already.
    if (pairs.some((pair) => this.#replacements.has(pair.secret))) return [];
    for (const { instead } of pairs) this.#replacements.add(instead);
    return pairs;
  }

  /** Most secrets of a large recording are never met again: their encodings are not made. */
  #ready(): SecretMatcher {
    for (const secret of this.#pending) {
      if (isPlain(secret) && isOnePiece(secret)) this.#matcher.mark(secret);
      else for (const pair of this.#pairs(secret)) this.#matcher.add(pair);
    }
    this.#pending = [];
    return this.#matcher;
  }

  text(text: string): string {
    return throughLayers(this.#whole(text), (layer) => this.#flat(layer));
  }

  /** Replaces what is known already, each secret as a whole. */
  #whole(text: string): string {
    return innermostFirst(text, (layer) => this.#flat(layer));
  }

  /** Replaces what stands there as it is, or in one of the encodings that are looked for. */
  #flat(text: string): string {
    const matcher = this.#ready();
    let redacted = matcher.replace(text);
    // What stands beside a replacement may, by chance, make another secret with it.
    for (let pass = 1; pass < PASSES && redacted !== text; pass += 1) {
      const again = matcher.replace(redacted);
      if (again === redacted) break;
      redacted = again;
    }
    return redacted;
  }

  bytes(bytes: Uint8Array): Uint8Array {
    const text = latin1(bytes);
    const redacted = this.text(text);
    if (redacted === text) return bytes;
    return Uint8Array.from({ length: redacted.length }, (_, at) => redacted.charCodeAt(at));
  }

  leaks(text: string): boolean {
    const matcher = this.#ready();
    return inSomeLayer(text, (layer) => matcher.find(layer, 0) !== undefined);
  }

  learnFrom(exchange: Exchange): void {
    learnSecrets(this, exchange);
  }

  redact(text: string): string {
    return throughLayers(this.#whole(text), (layer) => redactText(this.#known, layer));
  }

  redactHeaders(headers: readonly Header[]): readonly Header[] {
    return redactHeaders(this, headers, (text) => this.redact(text));
  }
}

/** One character a byte. No decoder of the platform does this: its `latin1` is Windows-1252. */
const latin1 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
};
