/** Numbers that are the same on every machine (mulberry32). */
export class Draw {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed;
  }

  /** @returns {number} an integer of 32 bits without sign */
  bits() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** @param {number} end not included */
  below(end) {
    return this.bits() % end;
  }

  /** @template T @param {readonly T[]} list */
  of(list) {
    return list[this.below(list.length)];
  }

  /** @param {number} length */
  hex(length) {
    let text = '';
    while (text.length < length) text += this.bits().toString(16).padStart(8, '0');
    return text.slice(0, length);
  }

  /** @param {number} length characters of base64url */
  text(length) {
    let text = '';
    while (text.length < length) text += LETTERS[this.bits() & 63];
    return text;
  }

  uuid() {
    const hex = this.hex(32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
