import type { FileHandle } from 'node:fs/promises';
import { journalError } from './errors.js';
import { isStillAt, openForAppending } from './file.js';
import { encode, type JournalRecord } from './record.js';

/** The lines that one run appends. Calls may overlap; their lines do not. */
export class Log {
  readonly #path: string;
  #handle: FileHandle;
  /** All that this run has written, for the case that the file is replaced under it. */
  readonly #written: string[] = [];
  #last: Promise<void> = Promise.resolve();

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async open(path: string): Promise<Log> {
    return new Log(path, await openForAppending(path));
  }

  /** Appends a line; it survives the end of the process. */
  append(record: JournalRecord): Promise<void> {
    return this.#inTurn(() => this.#write(encode(record)));
  }

  /** Appends a line and returns when it, and all before it, survive the end of the machine. */
  appendSynced(record: JournalRecord): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write(encode(record));
      await this.#sync();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#sync();
      await this.#handle.close();
    });
  }

  async #write(line: string): Promise<void> {
    this.#written.push(line);
    await this.#put(line);
  }

  /** One write call a line: with O_APPEND that is what keeps two runs apart. */
  async #put(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const { bytesWritten } = await this.#handle.write(bytes);
    if (bytesWritten < bytes.length) throw new Error('the line was written in part');
  }

  async #sync(): Promise<void> {
    await this.#handle.sync();
    for (let tries = 0; tries < 10; tries += 1) {
      if (await isStillAt(this.#path, this.#handle)) return;
      await this.#handle.close();
      this.#handle = await openForAppending(this.#path);
      for (const line of this.#written) await this.#put(line);
      await this.#handle.sync();
    }
    throw new Error('the file is replaced again and again');
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(async () => {
      try {
        await action();
      } catch (cause) {
        throw journalError('journal-lost', `the journal ${this.#path} cannot be written`, {
          cause,
        });
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
