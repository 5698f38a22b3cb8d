import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { ConformanceError } from '../model/error.js';

const MAX_BYTES = 32 * 1024 * 1024;

export interface SourceFile {
  readonly text: string;
  /** Hex, of the bytes. */
  readonly sha256: string;
}

/**
 * Reads a text file of at most 32 MiB. Throws a `ConformanceError`.
 * @param shown the path as people are shown it
 */
export const readSource = async (path: string, shown: string): Promise<SourceFile> => {
  const bytes = await readBytes(path, shown);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return { text, sha256 };
  } catch {
    // Not UTF-8: said below.
  }
  throw new ConformanceError('document-not-text', `${shown} is not a text in UTF-8`);
};

const readBytes = async (path: string, shown: string): Promise<Uint8Array> => {
  try {
    const { size } = await checkedStat(path, shown);
    if (size > MAX_BYTES) {
      throw new ConformanceError('document-too-large', `${shown} is larger than 32 MiB`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ConformanceError('file-not-found', `there is no file ${shown}`, { cause: error });
    }
    throw new ConformanceError('file-unreadable', `${shown} cannot be read`, { cause: error });
  }
};

/** Devices and pipes are refused too: they may have no end. */
const checkedStat = async (path: string, shown: string) => {
  const status = await stat(path);
  if (status.isFile()) return status;
  const what = status.isDirectory() ? 'a directory' : 'not a regular file';
  throw new ConformanceError('file-unreadable', `${shown} is ${what}`);
};
