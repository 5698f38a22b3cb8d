import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { ConformanceError } from '../model/error.js';
import { recordingsError } from './errors.js';
import type { ByteFile } from './file.js';

/** What is packed is kept in a file: more is none that anybody meant to be read, bytes. */
const LARGEST = 1 << 30;
/** Of an archive, so much is unpacked at once, bytes. */
const STRETCH = 1 << 16;

/** What gzip holds; of one that breaks off, too, what is there. Throws `recording-invalid`. */
export async function* inflated(file: ByteFile): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // What goes wrong on either side is thrown where it is read.
  pipeline(Readable.from(file.pieces()), gunzip, () => undefined);
  try {
    for await (const piece of gunzip) yield piece as Uint8Array;
  } catch (error) {
    if (error instanceof ConformanceError) throw error;
    throw recordingsError('recording-invalid', `${file.name} is a damaged gzip file`);
  }
}

/** What a text in UTF-16 says, in UTF-8. */
export function* recoded(file: ByteFile, encoding: string): Generator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for (const piece of file.pieces()) yield Buffer.from(decoder.decode(piece, { stream: true }));
}

/** What an archive has under a name. Throws `recording-invalid`. */
export function* member(archive: Uint8Array, wanted: string, file: string): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let isFound = false;
  const unzip = new Unzip((found) => {
    if (isFound || found.name !== wanted) return;
    isFound = true;
    found.ondata = (error, piece) => {
      if (error) throw error;
      pieces.push(piece);
    };
    found.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.length; at += STRETCH) {
    try {
      unzip.push(archive.subarray(at, at + STRETCH), at + STRETCH >= archive.length);
    } catch {
      throw recordingsError('recording-invalid', `${file} is a damaged zip file`);
    }
    yield* pieces.splice(0);
  }
}

/** Throws `recording-too-large` where more comes than anybody meant to be read. */
export async function* bounded(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > LARGEST)
      throw recordingsError('recording-too-large', `what ${file} holds is too large to read`);
    yield piece;
  }
}
