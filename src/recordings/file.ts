import {
  closeSync,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import type { ConformanceError } from '../model/error.js';
import { recordingsError } from './errors.js';

const PIECE = 1 << 16;

/** The bytes of a file, a stretch at a time. Throws `file-not-found`, `file-unreadable`, `recording-too-large`. */
export class ByteFile {
  readonly name: string;
  /** Undefined: it is no regular file, and can only be read once and as a whole. */
  readonly size: number | undefined;
  readonly #handle: number;
  /** It cannot be opened by its name. */
  readonly #isNameless: boolean;
  #stretch = Buffer.alloc(0);

  /** @param handle of a file that has no name */
  constructor(name: string, handle?: number) {
    this.name = name;
    this.#isNameless = handle !== undefined;
    this.#handle = handle ?? attempt(name, () => openSync(name, 'r'));
    this.size = attempt(name, () => {
      const stats = fstatSync(this.#handle);
      return stats.isFile() ? stats.size : undefined;
    });
  }

  /** Reads into a buffer, from `at` on. @returns how many bytes; fewer than there is room for only at the end */
  read(into: Buffer, at: number): number {
    let filled = 0;
    while (filled < into.length) {
      const room = into.length - filled;
      const count = attempt(this.name, () =>
        readSync(this.#handle, into, filled, room, at + filled),
      );
      if (count === 0) break;
      filled += count;
    }
    return filled;
  }

  /** The bytes between two places, good until the next call: most stretches are of one size. */
  between(from: number, to: number): Buffer {
    if (this.#stretch.length < to - from) this.#stretch = Buffer.allocUnsafe(to - from);
    const bytes = this.#stretch.subarray(0, to - from);
    return bytes.subarray(0, this.read(bytes, from));
  }

  bytes(): Uint8Array {
    const { size } = this;
    if (size === undefined) return attempt(this.name, () => readFileSync(this.#handle));
    const bytes = Buffer.allocUnsafe(size);
    return bytes.subarray(0, this.read(bytes, 0));
  }

  /** All of it, piece by piece. */
  *pieces(): Generator<Uint8Array> {
    for (let at = 0; ;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const size = this.read(piece, at);
      if (size > 0) yield piece.subarray(0, size);
      if (size < PIECE) return;
      at += size;
    }
  }

  /** The same once more, to be closed apart. */
  opened(): ByteFile {
    return this.#isNameless ? this : new ByteFile(this.name);
  }

  /** One without a name stays open: what is closed is gone. */
  close(): void {
    if (!this.#isNameless) closeSync(this.#handle);
  }
}

const attempt = <T>(name: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw fileError(name, error);
  }
};

const TOO_LARGE = new Set(['ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG']);

const fileError = (file: string, cause: unknown): ConformanceError => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT')
    return recordingsError('file-not-found', `there is no file ${file}`, { cause });
  if (TOO_LARGE.has(code))
    return recordingsError('recording-too-large', `${file} is too large to read`, { cause });
  const why = code === 'EISDIR' ? 'is a folder' : 'cannot be read';
  return recordingsError('file-unreadable', `${file} ${why}`, { cause });
};

/** Standard input, where nothing else is given. Throws `file-unreadable`. */
export async function* guarded(
  input: AsyncIterable<Uint8Array> = createReadStream('', { fd: 0, autoClose: false }),
  name = 'standard input',
): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    throw fileError(name, error);
  }
}

/** Whether a file can be read once only: a pipe, a device. */
export const isStream = (file: string): boolean => {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
};
