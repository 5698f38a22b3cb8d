import * as zlib from 'node:zlib';

export { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

const zstd: unknown = Reflect.get(zlib, 'zstdCompressSync');

/** Undefined in Node 20. */
export const zstdCompressSync =
  typeof zstd === 'function' ? (zstd as (bytes: Uint8Array) => Uint8Array) : undefined;
