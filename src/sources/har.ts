import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { Batch, Source } from '../model/source.js';
import { readEntry, type Base, type EntryOptions } from './har-entry.js';
import { readBytes, readLines, textOf } from './har-file.js';
import { HeaderPool } from './har-headers.js';
import { entryParts } from './har-parts.js';
import { isMembers, Place } from './har-shape.js';

export interface HarOptions {
  /**
   * Host and prefix of the recorded server that stands for the document's: requests below it are cut to what
   * the document knows, all others are passed over.
   */
  readonly baseUrl?: string;
  /** Hears how many entries were no HTTP requests, or lay outside the base. */
  readonly onPassedOver?: (count: number) => void;
}

export interface ReadHarOptions extends HarOptions {
  /** What errors call the recording. */
  readonly file: string;
  /** Put before every id, so that those of several recordings differ. Default none. */
  readonly idPrefix?: string;
}

/** The exchanges of a HAR 1.2 text, in its order. Throws `recording-invalid`, naming file and entry. */
export const readHar = (text: string, options: ReadHarOptions): readonly Exchange[] =>
  readEntries([entriesOf(parse(text, options.file), options.file)], options);

/** The same of the bytes of a file, a part at a time where its form allows it. */
const readHarBytes = (bytes: Buffer, options: ReadHarOptions): readonly Exchange[] => {
  try {
    return readEntries(entryParts(bytes), options);
  } catch (error) {
    // What is wrong with the recording, if anything is, only a look at the whole can say.
    if (error instanceof SyntaxError || error instanceof ConformanceError)
      return readHar(textOf(bytes, options.file), options);
    throw error;
  }
};

const readEntries = (
  parts: Iterable<readonly unknown[]>,
  options: ReadHarOptions,
): readonly Exchange[] => {
  const place = new Place(options.file, 'entry');
  const entryOptions = entryOptionsOf(options);
  const exchanges: Exchange[] = [];
  for (const entries of parts) {
    for (const entry of entries) {
      const exchange = readEntry(entry, `e${place.index + 1}`, entryOptions, place);
      if (exchange) exchanges.push(exchange);
      place.index += 1;
    }
  }
  options.onPassedOver?.(place.index - exchanges.length);
  return exchanges;
};

const entryOptionsOf = (options: HarOptions & { readonly idPrefix?: string }): EntryOptions => ({
  base: baseOf(options.baseUrl),
  idPrefix: options.idPrefix ?? '',
  headers: new HeaderPool(),
});

/**
 * The exchange of one line of NDJSON: a HAR entry. Throws `recording-invalid`.
 * @returns undefined for an entry that is no HTTP request, or lies outside the base
 */
export const readExchangeLine = (
  line: string,
  options: HarOptions & { readonly place?: Place; readonly idPrefix?: string } = {},
): Exchange | undefined => {
  const { place = new Place('standard input', 'line') } = options;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw place.error('it is no JSON');
  }
  return readEntry(value, `e${place.index}`, entryOptionsOf(options), place);
};

/** How many exchanges are told at once. */
const BATCH = 1000;

/**
 * The exchanges of recordings, all in order of start; `-` is standard input, one HAR entry a line. They are
 * read into memory: who sorts must have seen the last. Throws `file-not-found`, `file-unreadable`,
 * `recording-invalid`, `recording-too-large`.
 * @param input stands for standard input
 */
export async function* harSource(
  files: readonly string[],
  options: HarOptions = {},
  input?: AsyncIterable<Uint8Array>,
): Source {
  const exchanges: Exchange[] = [];
  for (const [index, file] of files.entries()) {
    const idPrefix = files.length > 1 ? `f${index + 1}-` : '';
    const read =
      file === '-'
        ? await readInput(input, { ...options, idPrefix })
        : readHarBytes(readBytes(file), { ...options, file, idPrefix });
    for (const exchange of read) exchanges.push(exchange);
  }
  exchanges.sort((one, other) => one.startedAt - other.startedAt);
  yield* batchesOf(exchanges);
}

/** What was told is let go: who judges keeps what it needs. */
function* batchesOf(exchanges: Exchange[]): Generator<Batch> {
  const batches: Exchange[][] = [];
  for (let at = 0; at < exchanges.length; at += BATCH)
    batches.push(exchanges.slice(at, at + BATCH));
  exchanges.length = 0;
  batches.reverse();
  for (let batch = batches.pop(); batch; batch = batches.pop()) yield { exchanges: batch };
}

const readInput = async (
  input: AsyncIterable<Uint8Array> | undefined,
  options: HarOptions & { readonly idPrefix: string },
): Promise<readonly Exchange[]> => {
  const place = new Place('standard input', 'line');
  const exchanges: Exchange[] = [];
  let passedOver = 0;
  for await (const line of readLines(input)) {
    place.index += 1;
    if (line.trim() === '') continue;
    const exchange = readExchangeLine(line, { ...options, place });
    if (exchange) exchanges.push(exchange);
    else passedOver += 1;
  }
  options.onPassedOver?.(passedOver);
  return exchanges;
};

const baseOf = (url: string | undefined): Base | undefined => {
  if (url === undefined) return undefined;
  const [, origin, prefix = ''] = /^(https?:\/\/[^/?#@]+)([^?#]*)$/i.exec(url) ?? [];
  if (origin === undefined)
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
  const log = isMembers(value) ? value.log : undefined;
  const entries: unknown = isMembers(log) ? log.entries : undefined;
  if (Array.isArray(entries)) return entries;
  throw invalid(`${file} is no HAR: it has no list log.entries`);
};

const invalid = (message: string) => new ConformanceError('recording-invalid', message);
