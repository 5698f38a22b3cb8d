import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { ConformanceError } from '../model/error.js';
import { openapiError } from './errors.js';

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
  const text = textIn(bytes);
  if (text !== undefined && !text.includes('\0')) return { text, sha256 };
  throw openapiError('document-not-text', `${shown} is not a text in UTF-8`);
};

/** Throws a `ConformanceError` for a text that is too large to be read as YAML. */
export const checkYamlSize = (text: string, shown: string): void => {
  if (text.length > MAX_YAML_MIB * MIB) throw tooLarge(shown, MAX_YAML_MIB);
};

const tooLarge = (shown: string, most: number): ConformanceError =>
  openapiError('document-too-large', `${shown} is larger than ${most} MiB`);

/** Without a byte order mark, which alone tells UTF-16; texts in ASCII need no decoding. Undefined: no text. */
const textIn = (bytes: Buffer): string | undefined => {
  if (isAscii(bytes)) return bytes.toString('latin1');
  const utf16 = UTF_16.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (!utf16 && !isUtf8(bytes)) return undefined;
  try {
    return new TextDecoder(utf16?.[0] ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Each with its byte order mark. */
const UTF_16 = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
] as const;

const readBytes = async (path: string, shown: string): Promise<Buffer> => {
  try {
    const { size } = await checkedStat(path, shown);
    if (size > MAX_JSON_MIB * MIB) throw tooLarge(shown, MAX_JSON_MIB);
    return await readFile(path);
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw openapiError('file-not-found', `there is no file ${shown}`, { cause: error });
    }
    throw openapiError('file-unreadable', `${shown} cannot be read`, { cause: error });
  }
};

/** Devices and pipes are refused too: they may have no end. */
const checkedStat = async (path: string, shown: string) => {
  const status = await stat(path);
  if (status.isFile()) return status;
  const what = status.isDirectory() ? 'a directory' : 'not a regular file';
  throw openapiError('file-unreadable', `${shown} is ${what}`);
};
