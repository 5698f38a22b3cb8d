import type { Exchange } from '../model/exchange.js';
import type { Batch } from '../model/source.js';
import { ConformanceError } from '../model/error.js';
import { ReadingAccount } from './account.js';
import type { HarOptions, ReadHarOptions } from './har.js';
import { createReadStream } from 'node:fs';
import { guarded, isStream } from './file.js';
import { StartOrder } from './order.js';
import { Sequence } from './sequence.js';
import { type Expected, openRecording, readStream, type Recording } from './recording.js';

/** How many exchanges are told at once. */
const BATCH = 1000;

/**
 * The exchanges of recordings, all in order of start; `-` is standard input. Of a large file only what is
 * out of order is held in memory; standard input and small files are read as a whole. At the end it tells
 * what became of the entries. Throws `file-not-found`, `file-unreadable`, `recording-invalid`,
 * `recording-too-large` where none of the recordings can be read.
 */
export class HarSource implements AsyncIterable<Batch> {
  readonly #files: readonly string[];
  readonly #options: HarOptions;
  readonly #input: AsyncIterable<Uint8Array> | undefined;
  readonly #recordings: Recording[] = [];
  readonly #errors: ConformanceError[] = [];

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
    if (this.#errors.length > 0) return undefined;
    if (recordings.length === 0 || recordings.some(({ again }) => !again)) return undefined;
    return (id) => {
      const number = recordings.length > 1 ? Number(/^f(\d+)-/.exec(id)?.[1]) : 1;
      return recordings[number - 1]?.again?.(id);
    };
  }

  /** Of all recordings together; undefined: nobody knows yet. */
  get expected(): Expected | undefined {
    const all = this.#recordings.flatMap(({ expected }) => expected ?? []);
    if (all.length === 0 || all.length < this.#files.length) return undefined;
    return {
      exchanges: all.reduce((sum, { exchanges }) => sum + exchanges, 0),
      isExact: all.every(({ isExact }) => isExact),
    };
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Batch> {
    for (const [index, file] of this.#files.entries()) {
      const idPrefix = this.#files.length > 1 ? `f${index + 1}-` : '';
      const options = { ...this.#options, file, idPrefix, fileNumber: index };
      this.#recordings.push(await this.#open(options));
    }
    const [error] = this.#errors;
    if (error && this.#errors.length === this.#files.length) throw error;
    yield* inOrder(this.#recordings);
    yield this.#told();
  }

  /** One that cannot be read takes none of the others away. */
  async #open(options: ReadHarOptions): Promise<Recording> {
    const { file } = options;
    try {
      if (file === '-')
        return await readStream(guarded(this.#input), { ...options, file: 'standard input' });
      if (!isStream(file)) return await openRecording(options);
      return await readStream(guarded(createReadStream(file), file), options);
    } catch (error) {
      if (!(error instanceof ConformanceError) || error.code === 'usage') throw error;
      this.#errors.push(error);
      return new UnreadRecording(file, error);
    }
  }

  #told(): Batch {
    const accounts = this.#recordings.map(({ account }) => account);
    const cutShort = accounts
      .map(({ incomplete }) => incomplete)
      .find((each) => each !== undefined);
    return {
      recordings: accounts.map(({ summary }) => summary),
      ...(cutShort === undefined ? {} : { cutShort }),
    };
  }
}

/** One that could not be read, beside others that could. */
class UnreadRecording implements Recording {
  readonly account: ReadingAccount;
  readonly earliest = undefined;
  readonly expected = { exchanges: 0, isExact: true };

  constructor(file: string, { message }: ConformanceError) {
    this.account = new ReadingAccount(file);
    const isNamed = message.startsWith(`${file} `);
    this.account.breakOff(isNamed ? message.slice(file.length + 1) : message);
  }

  read(): readonly Exchange[] {
    return [];
  }
}

/** Reads on in the recording whose next exchange may be the earliest. */
function* inOrder(recordings: readonly Recording[]): Generator<Batch> {
  const order = new StartOrder();
  const sequence = new Sequence();
  for (let next = earliestOf(recordings); next; next = earliestOf(recordings)) {
    order.add(next.read(), recordings.indexOf(next));
    const behind = earliestOf(recordings);
    const taken = behind
      ? order.take(behind.earliest ?? Infinity, recordings.indexOf(behind))
      : order.take(Infinity, recordings.length);
    for (const exchange of taken) sequence.next(exchange);
    yield* batchesOf(taken);
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
