import { constants, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { ConformanceError } from '../model/error.js';
import type { Attachments } from './attachments.js';

/** More is no recording that fits into memory. */
const LARGEST = 256 * 1024 ** 2;

/** The text of a recording, and what is packed with it. */
export interface Unpacked {
  readonly text: string;
  /** Undefined: it was not in an archive. */
  readonly attachments?: Attachments;
}

/** Whether bytes say by their beginning that they are packed, or UTF-16. */
export const isPacked = (head: Uint8Array): boolean => kindOf(head) !== 'text';

/** The text in bytes, as their beginning says. Throws `recording-invalid`, `recording-too-large`. */
export const unpack = (bytes: Uint8Array, file: string): Unpacked => {
  switch (kindOf(bytes)) {
    case 'gzip':
      return unpack(gunzipped(bytes, file), file);
    case 'zip':
      return unzipped(bytes, file);
    case 'utf-16le':
    case 'utf-16be':
      return { text: new TextDecoder(kindOf(bytes)).decode(bytes) };
    case 'text':
      return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') };
  }
};

type Kind = 'gzip' | 'zip' | 'utf-16le' | 'utf-16be' | 'text';

const kindOf = ([first, second, third]: Uint8Array): Kind => {
  if (first === 0x1f && second === 0x8b) return 'gzip';
  if (first === 0x50 && second === 0x4b && (third === 3 || third === 5)) return 'zip';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'text';
};

/** What is there of one that breaks off, too. */
const gunzipped = (bytes: Uint8Array, file: string): Uint8Array => {
  try {
    return gunzipSync(bytes, {
      maxOutputLength: LARGEST,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file);
    throw new ConformanceError('recording-invalid', `${file} is a damaged gzip file`);
  }
};

const unzipped = (bytes: Uint8Array, file: string): Unpacked => {
  const files = filesIn(bytes, file);
  const recordings = [...files.keys()].filter((name) => name.endsWith('.har'));
  const [name] = recordings;
  if (name === undefined || recordings.length > 1) {
    const holds = name === undefined ? 'no recording' : 'more than one recording';
    const next = 'unpack it, and name the recordings';
    throw new ConformanceError('recording-invalid', `${file} holds ${holds}`, { next });
  }
  const { text } = unpack(files.get(name) ?? new Uint8Array(), file);
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return { text, attachments: (wanted) => files.get(folder + wanted) };
};

/** Throws before anything is unpacked that is too large. */
const filesIn = (bytes: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> => {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > LARGEST) throw tooLarge(file);
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    throw new ConformanceError('recording-invalid', `${file} is a damaged zip file`);
  }
};

const tooLarge = (file: string): ConformanceError =>
  new ConformanceError('recording-too-large', `what ${file} holds is too large to read`);
