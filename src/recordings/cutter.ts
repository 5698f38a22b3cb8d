import type { Range } from './elements.js';
import type { ByteFile } from './file.js';
import { isBlank } from './marks.js';

/** Bytes that are parsed at a time. More make a text that V8 keeps apart, and pays for page by page. */
export const PART = 1 << 16;
const WINDOW = 4 * PART;
/** Blanks between an entry and the comma before it. */
const BLANKS = 1024;

/** Goes through a list of entries once, in a window, and cuts it where an entry seems to begin after a comma. */
export class Cutter {
  readonly #file: ByteFile;
  readonly #begin: Buffer;
  readonly #window: Buffer;
  #filled = 0;
  /** Where the window begins. */
  #base: number;
  /** Where the part begins that is under way. */
  from: number;

  /** @param begin with what an entry begins */
  constructor(file: ByteFile, begin: Buffer, from: number) {
    this.#file = file;
    this.#begin = begin;
    this.#window = Buffer.allocUnsafe(WINDOW + 2 * begin.length);
    this.#base = from;
    this.from = from;
  }

  *ranges(): Generator<Range> {
    while (this.#fill()) {
      for (let cut = this.#cut(); cut; cut = this.#cut()) {
        yield { from: this.from, to: this.#base + cut.end };
        this.#drop(cut.next);
        this.from = this.#base;
      }
      this.#drop(Math.max(0, this.#filled - this.#begin.length - BLANKS));
    }
  }

  /** @returns whether there was more */
  #fill(): boolean {
    const room = this.#window.subarray(this.#filled);
    const count = this.#file.read(room, this.#base + this.#filled);
    this.#filled += count;
    return count > 0;
  }

  #drop(count: number): void {
    this.#window.copyWithin(0, count, this.#filled);
    this.#filled -= count;
    this.#base += count;
  }

  /** The next place where an entry begins after a comma, and the part under way is large enough. */
  #cut(): { readonly end: number; readonly next: number } | undefined {
    const bytes = this.#window.subarray(0, this.#filled);
    let next = bytes.indexOf(this.#begin, Math.max(1, this.from + PART - this.#base));
    while (next !== -1) {
      let end = next - 1;
      while (end > 0 && isBlank(bytes[end])) end -= 1;
      if (bytes[end] === 0x2c) return { end, next };
      next = bytes.indexOf(this.#begin, next + 1);
    }
    return undefined;
  }
}
