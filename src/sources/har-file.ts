import { createReadStream, readFileSync } from 'node:fs';
import { ConformanceError } from '../model/error.js';

/** The bytes of a file. Throws `file-not-found`, `file-unreadable`, `recording-too-large`. */
export const readBytes = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw fileError(file, error);
  }
};

/** The text of such bytes. Throws `recording-too-large`. */
export const textOf = (bytes: Buffer, file: string): string => {
  try {
    return bytes.toString('utf8');
  } catch (error) {
    throw fileError(file, error);
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
