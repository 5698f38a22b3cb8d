import { unzipSync } from 'fflate';
import type { ConformanceError } from '../model/error.js';
import { recordingsError } from './errors.js';
import type { Attachments } from './attachments.js';
import type { ByteFile } from './file.js';
import { bounded, inflated, member, recoded } from './inflate.js';
import { spooled } from './spool.js';

/** What is packed in an archive is read into memory at once where it is no larger, bytes. */
const SMALL = 1 << 24;
/** A larger attachment is none that is worth judging, bytes. */
const LARGEST = 1 << 26;
/** Nobody packs what is packed more often. */
const DEEPEST = 3;

/** A recording that was packed. */
export interface Unpacked {
  readonly file: ByteFile;
  /** What is packed with it. Undefined: it was not in an archive. */
  readonly attachments?: Attachments;
}

/** Whether bytes say by their beginning that they are packed, or UTF-16. */
export const isPacked = (head: Uint8Array): boolean => kindOf(head) !== 'text';

type Kind = 'gzip' | 'zip' | 'utf-16le' | 'utf-16be' | 'text';

const kindOf = ([first, second, third]: Uint8Array): Kind => {
  if (first === 0x1f && second === 0x8b) return 'gzip';
  if (first === 0x50 && second === 0x4b && (third === 3 || third === 5)) return 'zip';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'text';
};

/**
 * Unpacks a file, which it closes, into one without a name, in UTF-8; one that is not packed is given back.
 * @param whole reads a file that cannot be read bit by bit
 * Throws `recording-invalid`, `recording-too-large`.
 */
export const unpacked = async (
  file: ByteFile,
  whole: (file: ByteFile) => Uint8Array,
): Promise<Unpacked> => {
  let found: Unpacked = { file };
  for (let depth = 0; ; depth += 1) {
    const { file: packed, ...beside } = found;
    const kind = kindOf(packed.between(0, 4));
    if (kind === 'text') return found;
    try {
      if (depth === DEEPEST) throw invalid(`${file.name} is packed again and again`);
      found =
        kind === 'zip'
          ? await unzipped(whole(packed), file.name)
          : { file: await kept(STREAMS[kind](packed), packed), ...beside };
    } finally {
      packed.close();
    }
  }
};

const STREAMS = {
  gzip: inflated,
  'utf-16le': (file: ByteFile) => recoded(file, 'utf-16le'),
  'utf-16be': (file: ByteFile) => recoded(file, 'utf-16be'),
};

const kept = (
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { name }: ByteFile,
): Promise<ByteFile> => spooled(bounded(pieces, name), name);

const unzipped = async (bytes: Uint8Array, file: string): Promise<Unpacked> => {
  const sizes = sizesIn(bytes, file);
  const recordings = [...sizes.keys()].filter((name) => name.endsWith('.har'));
  const [name] = recordings;
  if (name === undefined || recordings.length > 1) {
    const holds = name === undefined ? 'no recording' : 'more than one recording';
    const next = 'unpack it, and name the recordings';
    throw recordingsError('recording-invalid', `${file} holds ${holds}`, { next });
  }
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const found = await spooled(bounded(member(bytes, name, file), file), file);
  return { file: found, attachments: attachmentsIn(bytes, sizes, folder) };
};

const attachmentsIn = (
  bytes: Uint8Array,
  sizes: ReadonlyMap<string, number>,
  folder: string,
): Attachments => {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const all = total <= SMALL ? unzipSync(bytes) : undefined;
  return (wanted) => {
    const path = folder + wanted;
    if (all) return Object.hasOwn(all, path) ? all[path] : undefined;
    if ((sizes.get(path) ?? Infinity) > LARGEST) return undefined;
    return unzipSync(bytes, { filter: ({ name }) => name === path })[path];
  };
};

/** How large each file of an archive says that it is, by its name. */
const sizesIn = (bytes: Uint8Array, file: string): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        sizes.set(name, originalSize);
        return false;
      },
    });
    return sizes;
  } catch {
    throw invalid(`${file} is a damaged zip file`);
  }
};

const invalid = (message: string): ConformanceError =>
  recordingsError('recording-invalid', message);
