import type { Exchange } from '../model/exchange.js';
import type { Batch } from '../model/source.js';
import { entryOptionsOf, type HarOptions, readExchangeLine } from './har.js';
import { readLines } from './file.js';
import { StartOrder } from './order.js';
import { LoadedRecording, openRecording, type Recording } from './recording.js';
import { Place } from './shape.js';

/** How many exchanges are told at once. */
const BATCH = 1000;

/**
 * The exchanges of recordings, all in order of start; `-` is standard input, one HAR entry a line. Of a large
 * file only what is out of order is held in memory; standard input and small files are read as a whole.
 * Throws `file-not-found`, `file-unreadable`, `recording-invalid`, `recording-too-large`.
 */
export class HarSource implements AsyncIterable<Batch> {
  readonly #files: readonly string[];
  readonly #options: HarOptions;
  readonly #input: AsyncIterable<Uint8Array> | undefined;
  readonly #recordings: Recording[] = [];

  /** @param input stands for standard input */
  constructor(
    files: readonly string[],
    options: HarOptions = {},
    input?: AsyncIterable<Uint8Array>,
  ) {
    this.#files = files;
    this.#options = options;
    this.#input = input;
  }

  /** Reads an exchange again, by its id; undefined: some of the recordings can be read once. */
  get again(): ((id: string) => Exchange | undefined) | undefined {
    const recordings = this.#recordings;
    if (recordings.length === 0 || recordings.some(({ again }) => !again)) return undefined;
    return (id) => {
      const number = recordings.length > 1 ? Number(/^f(\d+)-/.exec(id)?.[1]) : 1;
      return recordings[number - 1]?.again?.(id);
    };
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Batch> {
    for (const [index, file] of this.#files.entries()) {
      const idPrefix = this.#files.length > 1 ? `f${index + 1}-` : '';
      this.#recordings.push(
        await this.#open(file, { ...this.#options, idPrefix, fileNumber: index }),
      );
    }
    yield* inOrder(this.#recordings);
  }

  async #open(file: string, options: InputOptions): Promise<Recording> {
    if (file === '-') return new LoadedRecording(await readInput(this.#input, options));
    return openRecording({ ...options, file });
  }
}

type InputOptions = HarOptions & { readonly idPrefix: string; readonly fileNumber: number };

/** Reads on in the recording whose next exchange may be the earliest. */
function* inOrder(recordings: readonly Recording[]): Generator<Batch> {
  const order = new StartOrder();
  for (let next = earliestOf(recordings); next; next = earliestOf(recordings)) {
    order.add(next.read(), recordings.indexOf(next));
    const behind = earliestOf(recordings);
    yield* batchesOf(order.take(behind?.earliest ?? Infinity));
  }
}

/** Undefined: all have been read. */
const earliestOf = (recordings: readonly Recording[]): Recording | undefined => {
  let [found, time]: [Recording | undefined, number] = [undefined, Infinity];
  for (const recording of recordings) {
    const { earliest } = recording;
    if (earliest === undefined || (found && earliest >= time)) continue;
    [found, time] = [recording, earliest];
  }
  return found;
};

function* batchesOf(exchanges: readonly Exchange[]): Generator<Batch> {
  for (let at = 0; at < exchanges.length; at += BATCH) {
    const batch = exchanges.slice(at, at + BATCH);
    const cutShort = batch.find((exchange) => exchange.cutShort !== undefined)?.cutShort;
    yield cutShort === undefined ? { exchanges: batch } : { exchanges: batch, cutShort };
    for (const { footer } of batch) if (footer) yield footer;
  }
}

const readInput = async (
  input: AsyncIterable<Uint8Array> | undefined,
  options: InputOptions,
): Promise<readonly Exchange[]> => {
  const place = new Place('standard input', 'line');
  const entryOptions = entryOptionsOf(options);
  const exchanges: Exchange[] = [];
  let passedOver = 0;
  for await (const line of readLines(input)) {
    place.index += 1;
    if (line.trim() === '') continue;
    const exchange = readExchangeLine(line, entryOptions, place);
    if (exchange) exchanges.push(exchange);
    else passedOver += 1;
  }
  options.onPassedOver?.(passedOver);
  return exchanges;
};
