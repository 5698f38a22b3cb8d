import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { recordingsError } from './errors.js';
import type { Exchange } from '../model/exchange.js';
import type { Redactor } from '../model/redactor.js';
import { type EntryEnd, entryOf } from './record-entry.js';

export interface RecorderOptions {
  readonly file: string;
  /** Where it is written until it is whole; must not be there. Default: beside it, under a name that nobody guesses. */
  readonly temporary?: string;
  readonly redactor: Redactor;
  readonly creator: { readonly name: string; readonly version: string };
}

/** Writes a recording: a HAR 1.2 file that appears whole or not at all. */
export interface Recorder {
  /**
   * Throws `secret-in-output` where a known secret is left, `recording-lost` where nothing can be
   * written: the file is given up then, and what is added later is passed over.
   */
  add(exchange: Exchange): void;
  /** Says how the run ends; the last exchange tells it. */
  end(how: EntryEnd): void;
  /** Puts the file in its place. Throws `recording-lost`, and again what `add` threw. */
  close(): Promise<void>;
  /** Gives the file up, where it is not in its place. */
  discard(): void;
}

/** Opens the temporary file beside `file` at once. Throws `recording-unwritable`. */
export const createRecorder = (options: RecorderOptions): Recorder => new FileRecorder(options);

/**
 * An exchange as one line of NDJSON, redacted: a HAR entry, with no line feed at its end.
 * Throws `secret-in-output`.
 */
export const writeExchangeLine = (
  exchange: Exchange,
  redactor: Redactor,
  end: EntryEnd = {},
): string => {
  const line = JSON.stringify(entryOf(exchange, redactor, end));
  if (!redactor.leaks(line)) return line;
  throw recordingsError('secret-in-output', `exchange ${exchange.id} still holds a secret`);
};

class FileRecorder implements Recorder {
  readonly #options: RecorderOptions;
  readonly #temporary: string;
  readonly #file: number;
  #count = 0;
  #failure: Error | undefined;
  #isOpen = true;
  /** The last exchange: it waits for the next one, or the end. */
  #last: { readonly exchange: Exchange; readonly line: string } | undefined;
  #end: EntryEnd = {};

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#temporary = options.temporary ?? `${options.file}.${randomBytes(8).toString('hex')}.tmp`;
    this.#file = this.#guard('recording-unwritable', () => {
      if (statSync(options.file, { throwIfNoEntry: false })?.isDirectory() === true)
        throw new Error('it is a folder');
      return openSync(this.#temporary, 'wx', 0o600);
    });
    const creator = JSON.stringify(options.creator);
    this.#write(`{"log":{"version":"1.2","creator":${creator},"entries":[`);
  }

  add(exchange: Exchange): void {
    if (!this.#isOpen) return;
    this.#orGiveUp(() => {
      const line = writeExchangeLine(exchange, this.#options.redactor);
      this.#writeLast();
      this.#last = { exchange, line };
    });
  }

  end(how: EntryEnd): void {
    this.#end = how;
  }

  #writeLast(end?: EntryEnd): void {
    if (!this.#last) return;
    const { redactor } = this.#options;
    const line = end ? writeExchangeLine(this.#last.exchange, redactor, end) : this.#last.line;
    this.#write(`${this.#count === 0 ? '' : ','}\n${line}`);
    this.#count += 1;
  }

  close(): Promise<void> {
    return Promise.resolve().then(() => {
      if (this.#failure !== undefined) throw this.#failure;
      if (!this.#isOpen) return;
      this.#orGiveUp(() => {
        this.#writeLast(this.#end);
        this.#write('\n]}}\n');
        this.#guard('recording-lost', () => {
          fsyncSync(this.#file);
          renameSync(this.#temporary, this.#options.file);
        });
      });
      this.#isOpen = false;
      closeSync(this.#file);
    });
  }

  discard(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
    rmSync(this.#temporary, { force: true });
  }

  #orGiveUp(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.discard();
      throw error;
    }
  }

  #write(text: string): void {
    const bytes = Buffer.from(text);
    this.#guard('recording-lost', () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    });
  }

  #guard<T>(code: 'recording-unwritable' | 'recording-lost', work: () => T): T {
    try {
      return work();
    } catch (cause) {
      const why = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
      const message = `the recording ${this.#options.file} cannot be written${why}`;
      throw recordingsError(code, message, { cause });
    }
  }
}
