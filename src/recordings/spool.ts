import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingsError } from './errors.js';
import { ByteFile } from './file.js';

/** Keeps what comes in a file that nobody else can open, and that is gone when it is closed. Throws `recording-too-large`. */
export const spooled = async (
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): Promise<ByteFile> => {
  const handle = attempt(name, openNameless);
  try {
    for await (const chunk of input) writeAll(name, handle, chunk);
    return new ByteFile(name, handle);
  } catch (error) {
    closeSync(handle);
    throw error;
  }
};

/** It may hold secrets: it loses its name before anything is written. */
const openNameless = (): number => {
  const path = join(tmpdir(), `.${randomBytes(16).toString('hex')}`);
  const handle = openSync(path, 'wx+', 0o600);
  rmSync(path);
  return handle;
};

const writeAll = (name: string, handle: number, chunk: Uint8Array): void => {
  for (let at = 0; at < chunk.length;) at += attempt(name, () => writeSync(handle, chunk, at));
};

const attempt = <T>(name: string, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    const what = `${name} cannot be kept in the folder for temporary files`;
    const next = 'make room there, name another one in TMPDIR, or name a file';
    throw recordingsError('recording-too-large', what, { next, cause });
  }
};
