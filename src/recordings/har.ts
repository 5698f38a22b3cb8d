import type { Exchange, Vouched } from '../model/exchange.js';
import type { Decode } from '../model/http/coding.js';
import type { ReadFraming } from '../model/http/framing.js';
import { type Known, ReadingAccount } from './account.js';
import { type Attachments, NO_ATTACHMENTS } from './attachments.js';
import { readEntry, type EntryOptions } from './entry.js';
import { isObject } from '../model/json/walk.js';
import { HeaderPool } from './headers.js';
import { BLANK, type Log, NO_JSON, parseLog, TOO_LARGE } from './log.js';
import { EntryError, Place } from './shape.js';
import { type Placeholders, placeholdersIn, withoutPlaceholders } from './placeholders.js';
import { precisionOf } from './times.js';
import { baseOf, below, whereOf } from './where.js';
import type { IsWanted } from './elements.js';

export interface HarOptions {
  /**
   * Host and prefix of the recorded server that stands for the document's: requests below it are matched behind the
   * prefix, all others are passed over.
   */
  readonly baseUrl?: string;
  /** Longer content is taken for content that was not kept, bytes. Default: none is. */
  readonly longestBody?: number;
  /** Undoes content codings. Default: coded bytes are taken for content that was not kept. */
  readonly decode?: Decode;
  /** Frames the bytes of the connection, which our own recordings keep. Default: they are passed over. */
  readonly readFraming?: ReadFraming;
  /** What whoever recorded says of the writes that are shown. Default: nothing. */
  readonly vouched?: Vouched | undefined;
  /** What the document knows: a request of it that cannot be read is missed. Default: nothing. */
  readonly known?: Known;
}

export interface ReadHarOptions extends HarOptions {
  /** What errors call the recording. */
  readonly file: string;
  /** Put before every id, so that those of several recordings differ. Default none. */
  readonly idPrefix?: string;
  /** Position of the recording among those that are read together. Default 0. */
  readonly fileNumber?: number;
  /** By how much starts may be off, milliseconds. Default: what the first entries tell. */
  readonly precisionMs?: number;
  /** What stands in it for values that were taken out. Default: what the first entries tell. */
  readonly placeholders?: Placeholders;
  /** What the recording keeps in files of its own. Default: nothing. */
  readonly attachments?: Attachments;
}

/** A recording that was read as a whole. */
export interface ReadHar {
  readonly exchanges: readonly Exchange[];
  readonly account: ReadingAccount;
}

/** The exchanges of a HAR 1.2 text, in its order. Throws `recording-invalid` where none of it can be read. */
export const readHar = (text: string, options: ReadHarOptions): ReadHar =>
  readLog(parseLog(text, options.file), options);

const readLog = ({ entries, creator, broken, unit }: Log, options: ReadHarOptions): ReadHar => {
  const reader = new EntryReader(options, unit === 'line' ? 1 : 0, unit);
  const exchanges = reader.read(entries);
  const { account } = reader;
  account.creator = creator;
  if (broken !== undefined) account.breakOff(broken);
  // What is missing may hold a write: nobody can vouch for it.
  if (account.incomplete !== undefined && options.vouched === 'sole')
    return readLog({ entries, creator, broken, unit }, { ...options, vouched: undefined });
  const { hopeless } = account;
  if (hopeless !== undefined) throw new EntryError(options.file, hopeless);
  return { exchanges, account };
};

/** Reads the entries of one recording, some at a time. */
export class EntryReader {
  readonly #place: Place;
  #options: EntryOptions;
  #isFirst: boolean;
  #placeholders: Placeholders;
  readonly #isLines: boolean;
  readonly account: ReadingAccount;

  /** @param index of the first entry that it will read */
  constructor(options: ReadHarOptions, index = 0, unit: 'entry' | 'line' = 'entry') {
    const { file, known } = options;
    this.#place = new Place(file, unit);
    this.#place.index = index;
    this.#isLines = unit === 'line';
    this.#isFirst = options.precisionMs === undefined;
    this.#placeholders = options.placeholders ?? [];
    this.#options = entryOptionsOf(options);
    this.account = new ReadingAccount(file, known);
  }

  /** How many entries have been read, with those before the first. */
  get index(): number {
    return this.#place.index;
  }

  get precisionMs(): number {
    return this.#options.precisionMs;
  }

  get placeholders(): Placeholders {
    return this.#placeholders;
  }

  read(entries: readonly unknown[]): readonly Exchange[] {
    const exchanges: Exchange[] = [];
    if (this.#isFirst) {
      this.#options = { ...this.#options, precisionMs: precisionOf(entries) };
      this.#placeholders = placeholdersIn(entries);
    }
    this.#isFirst = false;
    for (const entry of entries) {
      const exchange = entry === BLANK ? undefined : this.#exchange(entry);
      if (exchange) exchanges.push(exchange);
      this.#place.index += 1;
    }
    return exchanges;
  }

  #exchange(entry: unknown): Exchange | undefined {
    const { index } = this.#place;
    const id = `e${this.#isLines ? index : index + 1}`;
    try {
      if (entry === NO_JSON) throw this.#place.error('it is no JSON');
      if (entry === TOO_LARGE) throw this.#place.error('it is too large to read');
      const whole = withoutPlaceholders(entry, this.#placeholders);
      const read = readEntry(whole, id, this.#options, this.#place);
      if (typeof read === 'string') this.account.pass(read, entry);
      else {
        this.account.add(read);
        return read;
      }
    } catch (error) {
      if (!(error instanceof EntryError)) throw error;
      this.account.unreadable(entry, index, error.what);
    }
    return undefined;
  }
}

/** Made once for a whole recording: it keeps what header fields have in common. */
const entryOptionsOf = (options: Omit<ReadHarOptions, 'file'>): EntryOptions => ({
  base: baseOf(options.baseUrl),
  idPrefix: options.idPrefix ?? '',
  file: options.fileNumber ?? 0,
  headers: new HeaderPool(),
  attachments: options.attachments ?? NO_ATTACHMENTS,
  decode: options.decode ?? (() => 'unknown'),
  readFraming: options.readFraming,
  longestBody: options.longestBody ?? Infinity,
  precisionMs: options.precisionMs ?? 0,
  vouched: options.vouched,
});

/** The content of what goes elsewhere is not judged. */
export const wantedBy = ({ baseUrl, known }: HarOptions): IsWanted => {
  const base = baseOf(baseUrl);
  return ({ _exchange, request }) => {
    const { url } = isObject(request) ? request : {};
    if (_exchange !== undefined || typeof url !== 'string' || !known) return true;
    const where = whereOf(url);
    if (!where) return false;
    return base ? below(where, base) !== undefined : known.isOfDocument(where);
  };
};

/**
 * The exchange of one line of NDJSON: a HAR entry. Throws `recording-invalid`.
 * @returns undefined for an entry that is no HTTP request
 */
export const readExchangeLine = (line: string): Exchange | undefined => {
  const [exchange] = readHar(line, { file: 'the line' }).exchanges;
  return exchange;
};
