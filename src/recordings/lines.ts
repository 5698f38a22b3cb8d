import { PART } from './cutter.js';
import { elementIn, type IsWanted, type Range, SMALL } from './elements.js';
import type { ByteFile } from './file.js';
import { BLANK, brokenInLine, isLine, NO_JSON, parsed } from './log.js';
import type { Cuts, Part } from './parts.js';
import { earliestIn } from './times.js';

const NEWLINE = 0x0a;
const WINDOW = 4 * PART;
/** Bytes in which the first line ends. */
const HEAD = 1 << 20;

/** A recording of one entry a line, cut between lines. Throws `SyntaxError` where it is of another form. */
export class LineCuts implements Cuts {
  readonly unit = 'line';
  readonly creator = undefined;
  readonly parts: readonly Part[];
  readonly #isWanted: IsWanted;
  /** What the last line breaks off in, where it does. */
  readonly #torso: Range | undefined;

  constructor(file: ByteFile, isWanted: IsWanted) {
    if (!beginsWithLine(file)) throw new SyntaxError('its first line is no entry');
    this.#isWanted = isWanted;
    const cuts = [...partsOf(file)];
    this.parts = cuts.map((range) => ({
      ...range,
      earliest: earliestIn(file, range),
      isExact: true,
    }));
    const last = linesIn(file, cuts.at(-1) ?? { from: 0, to: 0 }).at(-1);
    const isTorso = last !== undefined && this.#lineIn(file, last) === NO_JSON;
    this.#torso = isTorso ? last : undefined;
  }

  get isBroken(): boolean {
    return this.#torso !== undefined;
  }

  brokenAt(index: number): string | undefined {
    return this.#torso === undefined ? undefined : brokenInLine(index);
  }

  entriesOf(file: ByteFile, position: number): readonly unknown[] {
    const part = this.parts[position];
    if (!part) return [];
    const lines = linesIn(file, part).filter(({ from }) => from !== this.#torso?.from);
    // A file ends with its last line, or with the end of it.
    const isEnd = position === this.parts.length - 1 && part.to === file.size;
    return lines
      .filter(({ from, to }) => !isEnd || to > from || to !== part.to)
      .map((range) => this.#lineIn(file, range));
  }

  #lineIn(file: ByteFile, range: Range): unknown {
    if (range.to - range.from > SMALL) return elementIn(file, range, this.#isWanted);
    const text = file.between(range.from, range.to).toString().trim();
    return text === '' ? BLANK : entryIn(text);
  }
}

/** The first line may begin with a byte order mark. */
const entryIn = (line: string): unknown =>
  parsed(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);

const beginsWithLine = (file: ByteFile): boolean => {
  const head = file.between(0, HEAD).toString().trimStart();
  const end = head.indexOf('\n');
  return end !== -1 && isLine(entryIn(head.slice(0, end)));
};

/** Stretches of whole lines. */
function* partsOf(file: ByteFile): Generator<Range> {
  let from = 0;
  for (const end of endsOf(file, 0, file.size ?? 0)) {
    if (end - from < PART) continue;
    yield { from, to: end };
    from = end + 1;
  }
  if (from < (file.size ?? 0)) yield { from, to: file.size ?? from };
}

const linesIn = (file: ByteFile, { from, to }: Range): readonly Range[] => {
  const lines: Range[] = [];
  let start = from;
  for (const end of endsOf(file, from, to)) {
    lines.push({ from: start, to: end });
    start = end + 1;
  }
  lines.push({ from: start, to });
  return lines;
};

/** Where lines end. */
function* endsOf(file: ByteFile, from: number, to: number): Generator<number> {
  const window = Buffer.allocUnsafe(Math.min(WINDOW, to - from));
  for (let at = from; at < to; at += window.length) {
    const room = window.subarray(0, to - at);
    const bytes = room.subarray(0, file.read(room, at));
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, end + 1))
      yield at + end;
  }
}
