import type { Exchange } from '../model/exchange.js';
import { isObject } from '../model/json/walk.js';
import type { ReadingAccount } from './account.js';
import { filesBeside } from './attachments.js';
import { isPacked, unpack } from './container.js';
import { EntryReader, readHar, type ReadHar, type ReadHarOptions } from './har.js';
import { ByteFile } from './file.js';
import { brokenAt, elementsFrom } from './log.js';
import { entriesFrom, partEntries, type Survey, survey } from './parts.js';

/** A recording that is read bit by bit. */
export interface Recording {
  /** No exchange that is still to be read began before it; undefined: all have been read. */
  readonly earliest: number | undefined;
  /** The next exchanges, in the order of the recording. */
  read(): readonly Exchange[];
  /** Reads an exchange again, by its id; undefined: the recording can be read once. */
  readonly again?: ((id: string) => Exchange | undefined) | undefined;
  /** What became of its entries; complete once all have been read. */
  readonly account: ReadingAccount;
}

/** Smaller files are read as a whole: what is wrong with one is said before anything is judged. */
const LARGE = 1 << 22;

/**
 * Opens a HAR file. Throws `file-not-found`, `file-unreadable`, `recording-invalid`, `recording-too-large`;
 * of a large file the last but one when the place is reached.
 */
export const openRecording = (given: ReadHarOptions): Recording => {
  const file = new ByteFile(given.file);
  const options = { ...given, attachments: filesBeside(given.file) };
  let isLeftOpen = false;
  try {
    if (file.size === undefined || isPacked(file.between(0, 4)))
      return readBytes(file.bytes(), options);
    const found = file.size >= LARGE ? surveyed(file) : undefined;
    if (!found) return new LoadedRecording(readHar(file.text(), options));
    isLeftOpen = true;
    return new LargeRecording(file, found, options);
  } finally {
    if (!isLeftOpen) file.close();
  }
};

/** Reads a recording that is in memory, packed or not. Throws `recording-invalid`, `recording-too-large`. */
export const readBytes = (bytes: Uint8Array, options: ReadHarOptions): Recording => {
  const { text, ...packed } = unpack(bytes, options.file);
  return new LoadedRecording(readHar(text, { ...options, ...packed }));
};

/** What is wrong with a recording, if anything is, only a look at the whole can say. */
const surveyed = (file: ByteFile): Survey | undefined => {
  try {
    return survey(file);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** One that is in memory already. */
class LoadedRecording implements Recording {
  readonly account: ReadingAccount;
  #exchanges: readonly Exchange[];
  #earliest: number | undefined;

  constructor({ exchanges, account }: ReadHar) {
    this.account = account;
    this.#exchanges = exchanges;
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
  readonly #survey: Survey;
  readonly #options: ReadHarOptions;
  readonly #reader: EntryReader;
  /** By position of the part: the earliest start of it and of all behind it. */
  readonly #earliest: readonly number[];
  /** By position of the part: the index of its first entry. */
  readonly #begins: number[] = [];
  /** Our own recordings have ids that do not tell where they stand. */
  readonly again: ((id: string) => Exchange | undefined) | undefined;
  #next = 0;

  constructor(file: ByteFile, found: Survey, options: ReadHarOptions) {
    this.#file = file;
    this.#survey = found;
    this.#options = options;
    this.#reader = new EntryReader(options);
    this.#reader.account.creator = found.creator;
    this.#earliest = earliestOf(found);
    const isOwn = found.last.some((entry) => isObject(entry) && entry._exchange !== undefined);
    this.again = isOwn ? undefined : (id) => this.#again(id);
  }

  get account(): ReadingAccount {
    return this.#reader.account;
  }

  get earliest(): number | undefined {
    return this.#earliest[this.#next];
  }

  read(): readonly Exchange[] {
    this.#begins.push(this.#reader.index);
    const exchanges = this.#reader.read(this.#entries());
    if (this.#next === this.#earliest.length) this.#file.close();
    return exchanges;
  }

  #entries(): readonly unknown[] {
    const { parts, last } = this.#survey;
    const part = parts[this.#next];
    this.#next += 1;
    if (!part) return last;
    try {
      return partEntries(this.#file, part);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return this.#allFrom(part.from);
    }
  }

  /** All that is left at once: it was cut in a wrong place, or is no JSON. */
  #allFrom(from: number): readonly unknown[] {
    try {
      const entries = entriesFrom(this.#file, this.#survey.first, from);
      this.#next = this.#earliest.length;
      return entries;
    } catch (error) {
      if (error instanceof SyntaxError) return this.#salvageFrom(from);
      throw error;
    }
  }

  /** It was found whole at both ends: in between it is no JSON, or the list ends and another begins. */
  #salvageFrom(from: number): readonly unknown[] {
    this.#next = this.#earliest.length;
    const text = this.#file.between(from, this.#file.size ?? from).toString();
    const { elements, isWhole } = elementsFrom(text, 0);
    const end = this.#reader.index + elements.length;
    this.account.breakOff(
      isWhole ? 'has more than one list of entries: the first was read' : brokenAt(end),
    );
    return elements;
  }

  #again(id: string): Exchange | undefined {
    const index = Number(/e(\d+)$/.exec(id)?.[1]) - 1;
    const position = this.#begins.findLastIndex((begin) => begin <= index);
    const entry = this.#partAt(position)[index - (this.#begins[position] ?? 0)];
    if (entry === undefined) return undefined;
    const { precisionMs, placeholders } = this.#reader;
    const options = { ...this.#options, precisionMs, placeholders };
    const [exchange] = new EntryReader(options, index).read([entry]);
    return exchange?.id === id ? exchange : undefined;
  }

  #partAt(position: number): readonly unknown[] {
    const { parts, last } = this.#survey;
    const part = parts[position];
    if (!part) return position === parts.length ? last : [];
    const file = new ByteFile(this.#options.file);
    try {
      return partEntries(file, part);
    } catch {
      // It has been read before; what has become of the file since is no matter of the judge.
      return [];
    } finally {
      file.close();
    }
  }
}

const earliestOf = ({ parts, lastEarliest }: Survey): readonly number[] => {
  const earliest = [...parts.map((part) => part.earliest), lastEarliest];
  for (let at = earliest.length - 2; at >= 0; at -= 1)
    earliest[at] = Math.min(earliest[at] ?? Infinity, earliest[at + 1] ?? Infinity);
  return earliest;
};
