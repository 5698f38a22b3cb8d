import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { ConformanceError } from '../model/error.js';

/** The bytes of a file, a stretch at a time. Throws `file-not-found`, `file-unreadable`, `recording-too-large`. */
export class ByteFile {
  readonly name: string;
  /** Undefined: it is no regular file, and can only be read once and as a whole. */
  readonly size: number | undefined;
  readonly #handle: number;
  #stretch = Buffer.alloc(0);

  constructor(name: string) {
    this.name = name;
    this.#handle = attempt(name, () => openSync(name, 'r'));
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

  text(): string {
    return attempt(this.name, () => readFileSync(this.#handle, 'utf8'));
  }

  close(): void {
    closeSync(this.#handle);
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
    return new ConformanceError('file-not-found', `there is no file ${file}`, { cause });
  if (TOO_LARGE.has(code))
    return new ConformanceError('recording-too-large', `${file} is too large to read`, { cause });
  const why = code === 'EISDIR' ? 'is a folder' : 'cannot be read';
  return new ConformanceError('file-unreadable', `${file} ${why}`, { cause });
};

/** No entry is longer, but for one that nobody wrote as a line. */
const LONGEST_LINE = 256 * 1024 ** 2;

/** The lines of a stream, standard input by default. Throws `recording-too-large`, `file-unreadable`. */
export async function* readLines(
  input: AsyncIterable<Uint8Array> = createReadStream('', { fd: 0, autoClose: false }),
): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of guarded(input)) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
      parts = [];
      size = 0;
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > LONGEST_LINE)
      throw new ConformanceError('recording-too-large', 'a line of standard input has no end');
  }
  yield Buffer.concat(parts).toString('utf8');
}

async function* guarded(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    throw fileError('standard input', error);
  }
}
