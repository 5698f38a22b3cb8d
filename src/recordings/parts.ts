import { isObject } from '../model/json/walk.js';
import { Cutter, PART } from './cutter.js';
import { elementIn, Elements, type IsWanted, type Range, SMALL } from './elements.js';
import type { ByteFile } from './file.js';
import { brokenAt, NO_END, NO_JSON, parsed, TWO_LISTS } from './log.js';
import { isClosing, isOpening, Marks } from './marks.js';
import { earliestIn } from './times.js';

/** Bytes in which the first entry begins. */
const HEAD = 1 << 16;
const FIRST_ENTRY = /"entries"\s*:\s*\[\s*(\{\s*"[^"\\]*"\s*:)/;
const STAND_IN = 'an entry that is read elsewhere';
/** What may stand behind the entries, bytes. */
const BEHIND = 1 << 24;
const MUCH_BEHIND = 'has more behind its entries than can be read';

/** A stretch of a recording: whole entries. */
export interface Part extends Range {
  /** None of its entries began before it; milliseconds since the epoch. */
  readonly earliest: number;
  /** It was cut by brackets, so that it holds whole entries for certain. */
  readonly isExact: boolean;
}

/** A recording that is read part by part. */
export interface Cuts {
  /** May change behind a part that was read. */
  readonly parts: readonly Part[];
  /** What the recording says of what made it. */
  readonly creator: unknown;
  readonly unit: 'entry' | 'line';
  /** Whether it is known already that not all can be read. */
  readonly isBroken: boolean;
  entriesOf(file: ByteFile, position: number): readonly unknown[];
  /** Why there is no more behind the last part. @param index of the entry that would be next */
  brokenAt(index: number): string | undefined;
}

/**
 * A HAR, cut between entries: where the words come again with which the first one begins. They hold a quote
 * without a backslash, so that in a JSON text they stand in no string, and a list that was cut between two
 * of its values is a list wherever all parts are. One that is none shows that the cuts are wrong: from there
 * on it is cut by brackets. Throws `SyntaxError` where the recording is of another form.
 */
export class HarCuts implements Cuts {
  readonly unit = 'entry';
  readonly creator: unknown;
  readonly #before: string;
  readonly #isWanted: IsWanted;
  parts: readonly Part[];
  #end: End;

  constructor(file: ByteFile, isWanted: IsWanted) {
    const head = file.between(0, HEAD).toString('latin1');
    const found = FIRST_ENTRY.exec(head);
    if (!found?.[1]) throw new SyntaxError('no list of entries is in sight');
    const first = found.index + found[0].length - found[1].length;
    const before = file.between(0, first).toString();
    this.#before = before.charCodeAt(0) === 0xfeff ? before.slice(1) : before;
    const log = logIn(parsed(`${this.#before}"${STAND_IN}"${closersOf(file, first)}`));
    if (!log) throw new SyntaxError('the entries are of another list');
    const cutter = new Cutter(file, Buffer.from(found[1], 'latin1'), first);
    const parts = [...cutter.ranges()].map((range) => partOf(file, range, false));
    const rest = cutByBrackets(file, cutter.from);
    this.parts = [...parts, ...rest.parts];
    this.#end = endOf(file, this.#before, rest.end);
    this.#isWanted = isWanted;
    this.creator = this.#end.creator ?? log.creator;
  }

  get isBroken(): boolean {
    return this.#end.broken !== undefined;
  }

  brokenAt(index: number): string | undefined {
    const { broken } = this.#end;
    return broken === WITHIN ? brokenAt(index) : broken;
  }

  entriesOf(file: ByteFile, position: number): readonly unknown[] {
    const part = this.parts[position];
    if (!part) return [];
    if (part.isExact) return exactEntries(file, part, this.#isWanted);
    try {
      return cutEntries(file, part, this.#isWanted);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const { parts, end } = cutByBrackets(file, part.from);
      this.parts = [...this.parts.slice(0, position), ...parts];
      this.#end = endOf(file, this.#before, end);
      return this.entriesOf(file, position);
    }
  }
}

const partOf = (file: ByteFile, range: Range, isExact: boolean): Part => ({
  ...range,
  earliest: earliestIn(file, range),
  isExact,
});

const cutByBrackets = (file: ByteFile, from: number) => {
  const elements = new Elements(file, from);
  const parts: Part[] = [];
  let held: Range | undefined;
  for (const { from, to } of elements.ranges()) {
    held = { from: held?.from ?? from, to };
    if (to - held.from < PART) continue;
    parts.push(partOf(file, held, true));
    held = undefined;
  }
  if (held) parts.push(partOf(file, held, true));
  return { parts, end: elements.end };
};

const WITHIN = Symbol('within an entry');

interface End {
  readonly broken: string | typeof WITHIN | undefined;
  readonly creator?: unknown;
}

/** What the text around the list proves. */
const endOf = (file: ByteFile, before: string, end: number | undefined): End => {
  if (end === undefined) return { broken: WITHIN };
  const size = file.size ?? end;
  if (size - end > BEHIND) return { broken: MUCH_BEHIND };
  const around = `${before}"${STAND_IN}"]${file.between(end, size).toString()}`;
  const value = parsed(around);
  const log = logIn(value);
  if (log) return { broken: undefined, creator: log.creator };
  return { broken: value === NO_JSON ? NO_END : TWO_LISTS };
};

/** The log of a recording whose first entry is the one that stands for all. */
const logIn = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  const log = isObject(value) ? value.log : undefined;
  const isOurs = isObject(log) && Array.isArray(log.entries) && log.entries[0] === STAND_IN;
  return isOurs ? log : undefined;
};

/** The brackets that are missing at a place. */
const closersOf = (file: ByteFile, place: number): string => {
  const marks = new Marks(file, 0, place);
  const closers: string[] = [];
  while (marks.next()) {
    if (isOpening(marks.byte)) closers.push(marks.byte === 0x5b ? ']' : '}');
    else if (isClosing(marks.byte)) closers.pop();
  }
  return closers.reverse().join('');
};

/** Throws `SyntaxError` where it was cut within an entry, or is no JSON. */
const cutEntries = (file: ByteFile, part: Part, isWanted: IsWanted): readonly unknown[] => {
  if (part.to - part.from <= SMALL) return listIn(file, part);
  const elements = new Elements(file, part.from, part.to);
  const ranges = [...elements.ranges()];
  if (!elements.isBalanced || elements.end !== undefined)
    throw new SyntaxError('it was cut within an entry');
  return ranges.map((range) => elementIn(file, range, isWanted));
};

/** For each that cannot be read, why. */
const exactEntries = (file: ByteFile, part: Part, isWanted: IsWanted): readonly unknown[] => {
  if (part.to - part.from <= SMALL)
    try {
      return listIn(file, part);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  const ranges = [...new Elements(file, part.from, part.to).ranges()];
  return ranges.map((range) => elementIn(file, range, isWanted));
};

const listIn = (file: ByteFile, { from, to }: Range): readonly unknown[] => {
  // What stands on either side is a bracket or a comma, or a blank.
  const bytes = file.between(from - 1, to + 1);
  if (bytes.length < to + 1 - (from - 1)) return listOf(`[${bytes.subarray(1).toString()}]`);
  bytes[0] = 0x5b;
  bytes[bytes.length - 1] = 0x5d;
  return listOf(bytes.toString());
};

const listOf = (text: string): readonly unknown[] => {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new SyntaxError('the entries are no list');
  return value;
};
