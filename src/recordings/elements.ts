import { isObject } from '../model/json/walk.js';
import type { ByteFile } from './file.js';
import { MOST_VALUES, parsed, TOO_LARGE } from './log.js';
import { isClosing, isOpening, Marks } from './marks.js';

const COMMA = 0x2c;

/** A stretch of a file. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The elements of a list in a file, cut out by their brackets, from a place between two of them on. */
export class Elements {
  readonly #marks: Marks;
  /** Where the list ends, with its bracket; undefined: the text ends before. */
  end: number | undefined;
  /** Whether no element was under way when the text ended. */
  isBalanced = true;

  constructor(file: ByteFile, from: number, to?: number) {
    this.#marks = new Marks(file, from, to);
  }

  *ranges(): Generator<Range> {
    const marks = this.#marks;
    let [depth, start] = [0, -1];
    while (marks.next()) {
      const { byte, from } = marks;
      if (isClosing(byte)) depth -= 1;
      const isEnd = depth < 0;
      if (isEnd || (byte === COMMA && depth === 0)) {
        if (start >= 0) yield { from: start, to: from };
        start = -1;
        if (!isEnd) continue;
        if (byte === 0x5d) this.end = marks.to;
        return;
      }
      if (start < 0) start = from;
      if (isOpening(byte)) depth += 1;
    }
    this.isBalanced = depth === 0 && !marks.isOpen;
    if (this.isBalanced && start >= 0) yield { from: start, to: marks.to };
  }
}

/** Entries that are no larger are read as they are. */
export const SMALL = 1 << 18;
/** Longer strings of what nobody judges are not read, bytes as they stand in the file. */
const LONG = 1 << 16;
/** Longer strings of what is judged are not read: with all its escapes, content of ten megabytes is shorter. */
const LONGEST = 24 * 1024 ** 2;
/** What is read of one entry. */
const MOST = 48 * 1024 ** 2;

/** Whether the content of an entry may be judged. */
export type IsWanted = (entry: Readonly<Record<string, unknown>>) => boolean;

/** An entry, without the longest of its strings: for each stands `false`. Else `NO_JSON`, or `TOO_LARGE`. */
export const elementIn = (file: ByteFile, range: Range, isWanted: IsWanted): unknown => {
  if (range.to - range.from <= SMALL) return jsonIn(file, range, SMALL);
  const skimmed = jsonIn(file, range, LONG);
  if (!isObject(skimmed) || !isWanted(skimmed)) return skimmed;
  const whole = jsonIn(file, range, LONGEST);
  return whole === TOO_LARGE ? skimmed : whole;
};

const jsonIn = (file: ByteFile, { from, to }: Range, longest: number): unknown => {
  const pieces: string[] = [];
  let [at, size, values] = [from, 0, 0];
  const take = (end: number): void => {
    size += end - at;
    if (size <= MOST) pieces.push(file.between(at, end).toString());
  };
  const marks = to - from > longest ? new Marks(file, from, to) : undefined;
  while (marks?.next()) {
    if (marks.byte === COMMA || isOpening(marks.byte)) values += 1;
    if (marks.to - marks.from <= longest) continue;
    take(marks.from);
    pieces.push('false');
    at = marks.to;
  }
  take(to);
  if (size > MOST || values > MOST_VALUES) return TOO_LARGE;
  return parsed(pieces.join(''));
};
