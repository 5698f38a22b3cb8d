import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { Decode } from '../model/http/coding.js';
import { isObject } from '../model/json/walk.js';
import { readEntry, type Base, type EntryOptions } from './entry.js';
import { HeaderPool } from './headers.js';
import { Place } from './shape.js';

export interface HarOptions {
  /**
   * Host and prefix of the recorded server that stands for the document's: requests below it are matched behind the
   * prefix, all others are passed over.
   */
  readonly baseUrl?: string;
  /** Undoes content codings. Default: coded bytes are taken for content that was not kept. */
  readonly decode?: Decode;
  /** Hears how many entries were no HTTP requests, or lay outside the base. */
  readonly onPassedOver?: (count: number) => void;
}

export interface ReadHarOptions extends HarOptions {
  /** What errors call the recording. */
  readonly file: string;
  /** Put before every id, so that those of several recordings differ. Default none. */
  readonly idPrefix?: string;
  /** Position of the recording among those that are read together. Default 0. */
  readonly fileNumber?: number;
}

/** The exchanges of a HAR 1.2 text, in its order. Throws `recording-invalid`, naming file and entry. */
export const readHar = (text: string, options: ReadHarOptions): readonly Exchange[] => {
  const reader = new EntryReader(options);
  const exchanges = reader.read(entriesOf(parse(text, options.file), options.file));
  options.onPassedOver?.(reader.passedOver);
  return exchanges;
};

/** Reads the entries of one recording, some at a time. */
export class EntryReader {
  readonly #place: Place;
  readonly #options: EntryOptions;
  /** Entries that were no HTTP requests, or lay outside the base. */
  passedOver = 0;

  /** @param index of the first entry that it will read */
  constructor(options: ReadHarOptions, index = 0) {
    this.#place = new Place(options.file, 'entry');
    this.#place.index = index;
    this.#options = entryOptionsOf(options);
  }

  /** How many entries have been read, with those before the first. */
  get index(): number {
    return this.#place.index;
  }

  /** Throws `recording-invalid`. */
  read(entries: readonly unknown[]): readonly Exchange[] {
    const exchanges: Exchange[] = [];
    for (const entry of entries) {
      const id = `e${this.#place.index + 1}`;
      const exchange = readEntry(entry, id, this.#options, this.#place);
      if (exchange) exchanges.push(exchange);
      else this.passedOver += 1;
      this.#place.index += 1;
    }
    return exchanges;
  }
}

/** Made once for a whole recording: it keeps what header fields have in common. */
export const entryOptionsOf = (
  options: HarOptions & Pick<ReadHarOptions, 'idPrefix' | 'fileNumber'>,
): EntryOptions => ({
  base: baseOf(options.baseUrl),
  idPrefix: options.idPrefix ?? '',
  file: options.fileNumber ?? 0,
  headers: new HeaderPool(),
  decode: options.decode ?? (() => 'unknown'),
});

/**
 * The exchange of one line of NDJSON: a HAR entry. Throws `recording-invalid`.
 * @returns undefined for an entry that is no HTTP request, or lies outside the base
 */
export const readExchangeLine = (
  line: string,
  entryOptions: EntryOptions = entryOptionsOf({}),
  place = new Place('standard input', 'line'),
): Exchange | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw place.error('it is no JSON');
  }
  return readEntry(value, `e${place.index}`, entryOptions, place);
};

const baseOf = (url: string | undefined): Base | undefined => {
  if (url === undefined) return undefined;
  const origin = /^https?:\/\/[^/?#@]+/i.exec(url)?.[0];
  const prefix = url.slice(origin?.length);
  if (origin === undefined || /[?#]|^@/.test(prefix))
    throw new ConformanceError('usage', 'the base URL is no http(s) URL without a query');
  return { origin: origin.toLowerCase(), prefix: prefix.replace(/\/$/, '') };
};

/** The parser's own words may quote the recording: they are not taken over. */
const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const breaksOff = /end of JSON input|unterminated/i.test(message);
    throw invalid(`${file} ${breaksOff ? 'breaks off in the middle of its JSON' : 'is no JSON'}`);
  }
};

const entriesOf = (value: unknown, file: string): readonly unknown[] => {
  const log = isObject(value) ? value.log : undefined;
  const entries: unknown = isObject(log) ? log.entries : undefined;
  if (Array.isArray(entries)) return entries;
  throw invalid(`${file} is no HAR: it has no list log.entries`);
};

const invalid = (message: string) => new ConformanceError('recording-invalid', message);
