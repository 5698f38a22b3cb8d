import { isObject } from '../model/json/walk.js';
import type { ByteFile } from './file.js';

/** Bytes that are parsed at a time. More make a text that V8 keeps apart, and pays for page by page. */
const PART = 1 << 16;
/** Bytes in which the first entry begins. */
const HEAD = 1 << 16;
const FIRST_ENTRY = /"entries"\s*:\s*\[\s*(\{\s*"[^"\\]*"\s*:)/;
const START = Buffer.from('"startedDateTime"');
/** A date and time is no longer, with blanks around it. */
const LONGEST_START = 128;
const STAND_IN = 'an entry that was parsed already';

/** A stretch of the list of entries: whole ones, and no comma at either end. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** None of its entries began before it; milliseconds since the epoch. */
  readonly earliest: number;
}

/** How a recording is cut. */
export interface Survey {
  /** Where the first entry begins. */
  readonly first: number;
  readonly parts: readonly Part[];
  /** The entries behind the last part. */
  readonly last: readonly unknown[];
  readonly lastEarliest: number;
  /** What the recording says of what made it. */
  readonly creator: unknown;
}

/**
 * Cuts a recording between entries. A text is cut where the words come again with which the first one
 * begins: they hold a quote without a backslash, so that in a JSON text they stand in no string, and a
 * list that was cut between two of its values is a list wherever both parts are.
 * Throws `SyntaxError` where the recording does not prove to be of this form.
 */
export const survey = (file: ByteFile): Survey => {
  const head = file.between(0, HEAD).toString('latin1');
  const found = FIRST_ENTRY.exec(head);
  if (!found?.[1]) throw new SyntaxError('no list of entries is in sight');
  const first = found.index + found[0].length - found[1].length;
  const cutter = new Cutter(file, Buffer.from(found[1], 'latin1'), first);
  const parts = [...cutter.parts()];
  const { entries, creator } = logFrom(file, first, cutter.from);
  return { first, parts, last: entries, lastEarliest: earliestIn(cutter.rest), creator };
};

/** Goes through a recording once, in a window that moves from cut to cut. */
class Cutter {
  readonly #file: ByteFile;
  readonly #begin: Buffer;
  #window = Buffer.allocUnsafe(2 * PART);
  #filled = 0;
  /** Where the window begins. */
  from: number;

  constructor(file: ByteFile, begin: Buffer, from: number) {
    this.#file = file;
    this.#begin = begin;
    this.from = from;
  }

  get rest(): Buffer {
    return this.#window.subarray(0, this.#filled);
  }

  *parts(): Generator<Part> {
    let looked = PART;
    while (this.#fill()) {
      for (let cut = this.#cut(looked); cut; cut = this.#cut(PART)) {
        const { from } = this;
        yield { from, to: from + cut.end, earliest: earliestIn(this.#window.subarray(0, cut.end)) };
        this.#window.copyWithin(0, cut.next, this.#filled);
        this.#filled -= cut.next;
        this.from += cut.next;
      }
      looked = Math.max(PART, this.#filled - this.#begin.length);
    }
  }

  /** @returns whether there was more */
  #fill(): boolean {
    if (this.#filled === this.#window.length) {
      const wider = Buffer.allocUnsafe(2 * this.#filled);
      this.#window.copy(wider);
      this.#window = wider;
    }
    const room = this.#window.subarray(this.#filled);
    const count = this.#file.read(room, this.from + this.#filled);
    this.#filled += count;
    return count > 0;
  }

  /** The next place from `at` on where an entry begins after a comma. */
  #cut(at: number): { readonly end: number; readonly next: number } | undefined {
    const bytes = this.rest;
    let next = bytes.indexOf(this.#begin, at);
    while (next !== -1) {
      let end = next - 1;
      while (isBlank(bytes[end])) end -= 1;
      if (bytes[end] === 0x2c) return { end, next };
      next = bytes.indexOf(this.#begin, next + 1);
    }
    return undefined;
  }
}

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The earliest of the times that stand under `startedDateTime`, whoever they are of; without any, `-Infinity`. */
const earliestIn = (bytes: Buffer): number => {
  let earliest = Infinity;
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
    const value = bytes.toString('latin1', at + START.length, at + START.length + LONGEST_START);
    const time = Date.parse(/^\s*:\s*"([^"\\]*)"/.exec(value)?.[1] ?? '');
    if (time < earliest) earliest = time;
  }
  return earliest === Infinity ? -Infinity : earliest;
};

/** The entries of a part. Throws `SyntaxError` where it was cut within an entry, or is no JSON. */
export const partEntries = (file: ByteFile, { from, to }: Part): readonly unknown[] => {
  // What stands on either side is a bracket or a comma, or a blank.
  const bytes = file.between(from - 1, to + 1);
  bytes[0] = 0x5b;
  bytes[bytes.length - 1] = 0x5d;
  const value: unknown = JSON.parse(bytes.toString());
  if (!Array.isArray(value)) throw new SyntaxError('the entries are no list');
  return value;
};

/**
 * The entries from a place between two of them on, which the text around the list must prove to be those
 * of the recording. Throws `SyntaxError`.
 */
export const entriesFrom = (file: ByteFile, first: number, from: number): readonly unknown[] =>
  logFrom(file, first, from).entries;

const logFrom = (
  file: ByteFile,
  first: number,
  from: number,
): { readonly entries: readonly unknown[]; readonly creator: unknown } => {
  const before = file.between(0, first).toString();
  const around = `${before}"${STAND_IN}",${file.between(from, file.size ?? from).toString()}`;
  const value: unknown = JSON.parse(around.charCodeAt(0) === 0xfeff ? around.slice(1) : around);
  const log = isObject(value) ? value.log : undefined;
  const { entries, creator } = isObject(log) ? log : {};
  if (!Array.isArray(entries) || entries[0] !== STAND_IN)
    throw new SyntaxError('the entries are of another list');
  return { entries: entries.slice(1), creator };
};
