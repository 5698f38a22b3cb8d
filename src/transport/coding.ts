import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import * as zlib from 'node:zlib';
import { Body, type Coded } from '../model/body.js';
import { codingsOf, type Decode } from '../model/http/coding.js';
import type { HeaderList } from '../model/http/headers.js';
import { codeOf } from './failure.js';

/** The most that is taken for one content, as it came and decoded. */
export const MAX_BODY_BYTES = 10 * 1024 ** 2;

type Inflate = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;

/** Many servers leave the wrapper of zlib out (RFC 9110 §8.4.1.2). */
const inflateEither: Inflate = (bytes, options) => {
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) throw error;
    return inflateRawSync(bytes, options);
  }
};

/** Node 20 has no zstd; later ones do. */
const zstd: unknown = Reflect.get(zlib, 'zstdDecompressSync');

const INFLATERS: ReadonlyMap<string, Inflate> = new Map<string, Inflate>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateEither],
  ['br', brotliDecompressSync],
  ...(typeof zstd === 'function' ? ([['zstd', zstd as Inflate]] as const) : []),
]);

/** Codings upon codings: nobody needs more. */
const MOST = 4;

const isTooLarge = (error: unknown): boolean => codeOf(error) === 'ERR_BUFFER_TOO_LARGE';

/** Undoes content codings, as long as no step gives more than so many bytes. */
export const decodeWithin =
  (maxBytes: number): Decode =>
  (bytes, codings) => {
    if (codings.length > MOST) return 'unknown';
    let content = bytes;
    for (const coding of codings.toReversed()) {
      const inflate = INFLATERS.get(coding);
      if (!inflate) return 'unknown';
      try {
        content = inflate(content, { maxOutputLength: maxBytes });
      } catch (error) {
        return isTooLarge(error) ? 'too-large' : 'broken';
      }
    }
    return content;
  };

/**
 * The content of a message, by its bytes. A coding that nobody knows over what is plain JSON is taken for a
 * word in the wrong field (`Content-Encoding: utf-8`).
 */
export const contentBody = (bytes: Uint8Array, headers: HeaderList, decode: Decode): Body => {
  const codings = bytes.length === 0 ? [] : codingsOf(headers);
  if (codings.length === 0) return Body.ofBytes(bytes);
  const coded: Coded = { codings, size: bytes.length };
  const decoded = decode(bytes, codings);
  if (typeof decoded !== 'string') return Body.decoded(decoded, coded);
  const isPlain = decoded === 'unknown' && Body.ofBytes(bytes).json.ok;
  return isPlain ? Body.decoded(bytes, coded) : Body.undecoded({ ...coded, problem: decoded });
};
