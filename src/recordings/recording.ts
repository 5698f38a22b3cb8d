import type { Exchange } from '../model/exchange.js';
import { isObject } from '../model/json/walk.js';
import type { ReadingAccount } from './account.js';
import { filesBeside } from './attachments.js';
import { isPacked, unpacked } from './container.js';
import { EntryReader, readHar, type ReadHar, type ReadHarOptions, wantedBy } from './har.js';
import { ByteFile } from './file.js';
import { LineCuts } from './lines.js';
import { isManifold } from './log.js';
import { spooled } from './spool.js';
import { type Cuts, HarCuts, type Part } from './parts.js';
import type { ConformanceError } from '../model/error.js';
import { recordingsError } from './errors.js';

/** How many exchanges there are, as far as anybody knows. */
export interface Expected {
  readonly exchanges: number;
  /** It is reckoned up from what was read so far, otherwise. */
  readonly isExact: boolean;
}

/** A recording that is read bit by bit. */
export interface Recording {
  /** No exchange that is still to be read began before it; undefined: all have been read. */
  readonly earliest: number | undefined;
  /** Undefined: nothing has been read yet that would tell. */
  readonly expected: Expected | undefined;
  /** The next exchanges, in the order of the recording. */
  read(): readonly Exchange[];
  /** Reads an exchange again, by its id; undefined: the recording can be read once. */
  readonly again?: ((id: string) => Exchange | undefined) | undefined;
  /** What became of its entries; complete once all have been read. */
  readonly account: ReadingAccount;
}

/** Smaller files are read as a whole: what is wrong with one is said before anything is judged. */
export const LARGE = 1 << 22;
/** Larger ones are not read as a whole. */
const TOO_LARGE = 1 << 26;

/**
 * Opens a HAR file. Throws `file-not-found`, `file-unreadable`, `recording-invalid`, `recording-too-large`;
 * of a large file the last but one when the place is reached.
 */
export const openRecording = (options: ReadHarOptions): Promise<Recording> =>
  unpackedIn(new ByteFile(options.file), { ...options, attachments: filesBeside(options.file) });

const unpackedIn = async (packed: ByteFile, options: ReadHarOptions): Promise<Recording> => {
  const { file, ...attachments } = await unpacked(packed, bytesOf);
  return recordingIn(file, { ...options, ...attachments });
};

/** Reads what a file holds, which it closes in the end. Throws `recording-invalid`, `recording-too-large`. */
const recordingIn = (file: ByteFile, options: ReadHarOptions): Recording => {
  let isLeftOpen = false;
  try {
    const cuts = (file.size ?? 0) >= LARGE ? cutsOf(file, options) : undefined;
    if (!cuts) return readBytes(bytesOf(file), options);
    isLeftOpen = true;
    return new LargeRecording(file, cuts, options);
  } finally {
    if (!isLeftOpen) file.close();
  }
};

const bytesOf = (file: ByteFile): Uint8Array => {
  if ((file.size ?? 0) <= TOO_LARGE) return file.bytes();
  throw tooLarge(file.name);
};

const tooLarge = (file: string): ConformanceError => {
  const next = 'export it as HAR 1.2, its entries in log.entries, or cut it into smaller files';
  const what = `${file} is too large to read as a whole`;
  return recordingsError('recording-too-large', what, { next });
};

/** Reads a recording that is in memory. Throws `recording-invalid`. */
const readBytes = (bytes: Uint8Array, options: ReadHarOptions): Recording => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (text.length > LARGE && isManifold(text)) throw tooLarge(options.file);
  return new LoadedRecording(readHar(text, options));
};

/** Reads what comes, in memory while it is small. Throws `recording-invalid`, `recording-too-large`. */
export const readStream = async (
  input: AsyncIterable<Uint8Array>,
  options: ReadHarOptions,
): Promise<Recording> => {
  const iterator = input[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < LARGE) {
    const next = await iterator.next();
    if (next.done === true) return readWhole(chunks, options);
    chunks.push(next.value);
    size += next.value.length;
  }
  const all = async function* () {
    yield* chunks;
    yield* { [Symbol.asyncIterator]: () => iterator };
  };
  return unpackedIn(await spooled(all(), options.file), options);
};

const readWhole = async (
  chunks: readonly Uint8Array[],
  options: ReadHarOptions,
): Promise<Recording> => {
  const bytes = Buffer.concat(chunks);
  return isPacked(bytes)
    ? unpackedIn(await spooled([bytes], options.file), options)
    : readBytes(bytes, options);
};

/** What is wrong with a recording, if anything is, only a look at the whole can say. */
const cutsOf = (file: ByteFile, options: ReadHarOptions): Cuts | undefined => {
  const isWanted = wantedBy(options);
  for (const Kind of [HarCuts, LineCuts])
    try {
      return new Kind(file, isWanted);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  return undefined;
};

/** One that is in memory already. */
class LoadedRecording implements Recording {
  readonly account: ReadingAccount;
  readonly expected: Expected;
  #exchanges: readonly Exchange[];
  #earliest: number | undefined;

  constructor({ exchanges, account }: ReadHar) {
    this.account = account;
    this.#exchanges = exchanges;
    this.expected = { exchanges: exchanges.length, isExact: true };
    for (const { startedAt } of exchanges)
      if (this.#earliest === undefined || startedAt < this.#earliest) this.#earliest = startedAt;
  }

  get earliest(): number | undefined {
    return this.#earliest;
  }

  read(): readonly Exchange[] {
    const exchanges = this.#exchanges;
    this.#exchanges = [];
    this.#earliest = undefined;
    return exchanges;
  }
}

class LargeRecording implements Recording {
  readonly #file: ByteFile;
  readonly #cuts: Cuts;
  readonly #options: ReadHarOptions;
  readonly #reader: EntryReader;
  /** As they were cut when the earliest starts were reckoned up. */
  #parts: readonly Part[] = [];
  /** By position of the part: the earliest start of it and of all behind it. */
  #earliest: readonly number[] = [];
  /** By position of the part: the index of its first entry. */
  readonly #begins: number[] = [];
  /** Our own recordings have ids that do not tell where they stand. */
  readonly again: ((id: string) => Exchange | undefined) | undefined;
  #next = 0;
  #read = 0;

  constructor(file: ByteFile, cuts: Cuts, options: ReadHarOptions) {
    this.#file = file;
    this.#cuts = cuts;
    // What is missing may hold a write: nobody can vouch for it.
    this.#options = cuts.isBroken && options.vouched === 'sole' ? unvouched(options) : options;
    this.#reader = new EntryReader(this.#options, this.#firstIndex, cuts.unit);
    this.#reader.account.creator = cuts.creator;
    this.#reckon();
    const last = cuts.entriesOf(file, cuts.parts.length - 1);
    this.#reckon();
    const isOwn = last.some((entry) => isObject(entry) && entry._exchange !== undefined);
    this.again = isOwn ? undefined : (id) => this.#again(id);
  }

  /** Lines are counted from one. */
  get #firstIndex(): number {
    return this.#cuts.unit === 'line' ? 1 : 0;
  }

  get account(): ReadingAccount {
    return this.#reader.account;
  }

  get earliest(): number | undefined {
    return this.#earliest[this.#next];
  }

  read(): readonly Exchange[] {
    this.#begins.push(this.#reader.index);
    const exchanges = this.#reader.read(this.#cuts.entriesOf(this.#file, this.#next));
    this.#next += 1;
    this.#read += exchanges.length;
    this.#reckon();
    if (this.#next === this.#parts.length) this.#end();
    return exchanges;
  }

  /** By the bytes that have been read of all. */
  get expected(): Expected | undefined {
    const [first, last] = [this.#parts.at(0), this.#parts.at(-1)];
    const done = this.#next === 0 ? undefined : this.#parts[this.#next - 1];
    if (!first || !last || !done) return undefined;
    const share = (done.to - first.from) / (last.to - first.from);
    return { exchanges: Math.round(this.#read / share), isExact: done === last };
  }

  #end(): void {
    this.#file.close();
    const broken = this.#cuts.brokenAt(this.#reader.index);
    if (broken !== undefined) this.account.breakOff(broken);
  }

  #reckon(): void {
    const { parts } = this.#cuts;
    if (parts === this.#parts) return;
    this.#parts = parts;
    this.#earliest = earliestOf(parts);
  }

  #again(id: string): Exchange | undefined {
    const index = Number(/e(\d+)$/.exec(id)?.[1]) - (1 - this.#firstIndex);
    const position = this.#begins.findLastIndex((begin) => begin <= index);
    const entry = this.#entriesAgain(position)[index - (this.#begins[position] ?? 0)];
    if (entry === undefined) return undefined;
    const { precisionMs, placeholders } = this.#reader;
    const options = { ...this.#options, precisionMs, placeholders };
    const [exchange] = new EntryReader(options, index, this.#cuts.unit).read([entry]);
    return exchange?.id === id ? exchange : undefined;
  }

  #entriesAgain(position: number): readonly unknown[] {
    if (position < 0) return [];
    const file = this.#file.opened();
    try {
      return this.#cuts.entriesOf(file, position);
    } catch {
      // It has been read before; what has become of the file since is no matter of the judge.
      return [];
    } finally {
      file.close();
    }
  }
}

const unvouched = (options: ReadHarOptions): ReadHarOptions => ({ ...options, vouched: undefined });

const earliestOf = (parts: readonly Part[]): readonly number[] => {
  const earliest = parts.map((part) => part.earliest);
  for (let at = earliest.length - 2; at >= 0; at -= 1)
    earliest[at] = Math.min(earliest[at] ?? Infinity, earliest[at + 1] ?? Infinity);
  return earliest;
};
