import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { ConformanceError } from '../model/error.js';

/** What is plain JSON is read in a hundredth of the time and memory that YAML takes. */
const MAX_JSON_MIB = 128;
const MAX_YAML_MIB = 32;
const MIB = 1024 * 1024;

export interface SourceFile {
  readonly text: string;
  /** Hex, of the bytes. */
  readonly sha256: string;
}

/**
 * Reads a text file of at most 128 MiB. Throws a `ConformanceError`.
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

/** Throws a `ConformanceError` for a text that is too large to be read as YAML. */
export const checkYamlSize = (text: string, shown: string): void => {
  if (text.length > MAX_YAML_MIB * MIB) throw tooLarge(shown, MAX_YAML_MIB);
};

const tooLarge = (shown: string, most: number): ConformanceError =>
  new ConformanceError('document-too-large', `${shown} is larger than ${most} MiB`);

const readBytes = async (path: string, shown: string): Promise<Uint8Array> => {
  try {
    const { size } = await checkedStat(path, shown);
    if (size > MAX_JSON_MIB * MIB) throw tooLarge(shown, MAX_JSON_MIB);
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
