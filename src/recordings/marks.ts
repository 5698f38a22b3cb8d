import type { ByteFile } from './file.js';

/** Bytes that are looked at at a time. */
const WINDOW = 1 << 16;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Goes through a JSON text in a file, string by string and sign by sign, and holds a window of it. */
export class Marks {
  readonly #file: ByteFile;
  readonly #end: number;
  readonly #window = Buffer.allocUnsafe(WINDOW);
  #bytes = this.#window.subarray(0, 0);
  /** Where the window begins, and the place in it. */
  #base: number;
  #at = 0;
  /** What is there; a quote stands for the string that it begins. */
  byte = 0;
  from: number;
  to: number;
  /** The text ended within a string. */
  isOpen = false;

  constructor(file: ByteFile, from: number, to = file.size ?? from) {
    this.#file = file;
    this.#base = from;
    this.#end = to;
    this.from = from;
    this.to = from;
  }

  /** @returns whether there was another */
  next(): boolean {
    for (;;) {
      if (this.#at >= this.#bytes.length && !this.#fill()) return false;
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      if (isBlank(byte)) continue;
      this.byte = byte;
      this.from = this.#base + this.#at - 1;
      this.isOpen = byte === QUOTE && !this.#passString();
      this.to = this.#base + this.#at;
      return !this.isOpen;
    }
  }

  #fill(): boolean {
    this.#base += this.#bytes.length;
    this.#at = 0;
    const room = this.#window.subarray(0, Math.max(0, this.#end - this.#base));
    this.#bytes = room.subarray(0, this.#file.read(room, this.#base));
    return this.#bytes.length > 0;
  }

  /** @returns whether it ends */
  #passString(): boolean {
    // Backslashes at the end of the window before.
    let carried = 0;
    while (this.#at < this.#bytes.length || this.#fill()) {
      const bytes = this.#bytes;
      const quote = bytes.indexOf(QUOTE, this.#at);
      const end = quote === -1 ? bytes.length : quote;
      let run = 0;
      while (run < end - this.#at && bytes[end - 1 - run] === BACKSLASH) run += 1;
      if (run === end - this.#at) run += carried;
      this.#at = quote === -1 ? end : end + 1;
      if (quote !== -1 && run % 2 === 0) return true;
      carried = quote === -1 ? run : 0;
    }
    return false;
  }
}

export const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

export const isOpening = (byte: number): boolean => byte === 0x5b || byte === 0x7b;

export const isClosing = (byte: number): boolean => byte === 0x5d || byte === 0x7d;
