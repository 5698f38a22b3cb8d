import { expect } from 'chai';
import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from './coding.testing.js';
import { HeaderList } from '../model/http/headers.js';
import { contentBody, decodeWithin } from './coding.js';

const TEXT = '{"name":"n"}';
const decode = decodeWithin(1024);
const said = (bytes: Uint8Array, ...codings: readonly string[]) => {
  const decoded = decode(bytes, codings);
  return typeof decoded === 'string' ? decoded : Buffer.from(decoded).toString();
};

describe('decodeWithin', () => {
  const CODED: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
    ['gzip', gzipSync(TEXT), ['gzip']],
    ['gzip by its old name', gzipSync(TEXT), ['x-gzip']],
    [
      'gzip of several members',
      Buffer.concat([gzipSync(TEXT.slice(0, 5)), gzipSync(TEXT.slice(5))]),
      ['gzip'],
    ],
    ['deflate', deflateSync(TEXT), ['deflate']],
    ['deflate without its wrapper', deflateRawSync(TEXT), ['deflate']],
    ['brotli', brotliCompressSync(TEXT), ['br']],
    ['several codings', brotliCompressSync(gzipSync(deflateSync(TEXT))), ['deflate', 'gzip', 'br']],
  ];
  for (const [name, bytes, codings] of CODED)
    it(`undoes ${name}`, () => {
      expect(said(bytes, ...codings)).to.equal(TEXT);
    });

  it('undoes zstd where this Node knows it, and says so where it does not', () => {
    const bytes = zstdCompressSync?.(Buffer.from(TEXT));
    expect(said(bytes ?? Buffer.from('x'), 'zstd')).to.equal(bytes ? TEXT : 'unknown');
  });

  it('says that the bytes are wrong, or not all there', () => {
    const whole = gzipSync(TEXT);
    for (const bytes of [Buffer.from(TEXT), whole.subarray(0, -4), whole.subarray(0, 11)])
      expect(said(bytes, 'gzip')).to.equal('broken');
    expect(said(Buffer.from([0xff]), 'br')).to.equal('broken');
    expect(said(Buffer.from('{}'), 'deflate')).to.equal('broken');
  });

  it('knows no other coding, and no tower of them', () => {
    for (const coding of ['compress', 'utf-8', '__proto__'])
      expect(said(Buffer.from(TEXT), coding)).to.equal('unknown');
    let bytes: Uint8Array = Buffer.from(TEXT);
    for (let level = 0; level < 5; level += 1) bytes = gzipSync(bytes);
    expect(said(bytes, 'gzip', 'gzip', 'gzip', 'gzip', 'gzip')).to.equal('unknown');
  });

  it('stops at the limit, at every level', () => {
    const large = Buffer.alloc(1 << 24);
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    expect(said(gzipSync(large), 'gzip')).to.equal('too-large');
    expect(said(deflateRawSync(large), 'deflate')).to.equal('too-large');
    expect(said(brotliCompressSync(large, options), 'br')).to.equal('too-large');
    expect(said(gzipSync(gzipSync(large)), 'gzip', 'gzip')).to.equal('too-large');
  });
});

const coded = (value: string) => new HeaderList([{ name: 'Content-Encoding', value }]);

describe('content codings', () => {
  it('that nobody knows are passed over where plain JSON stands', () => {
    const body = contentBody(Buffer.from('[1]'), coded('utf-8'), () => 'unknown');
    expect([body.json, body.coded?.codings]).to.deep.equal([{ ok: true, value: [1] }, ['utf-8']]);
  });

  it('that cannot be undone leave nothing to judge', () => {
    const body = contentBody(Buffer.from('{"a'), coded('gzip'), () => 'broken');
    expect([body.isKept, body.coded?.problem, body.text]).to.deep.equal([false, 'broken', '']);
  });

  it('are not looked for where there is no content', () => {
    const body = contentBody(new Uint8Array(), coded('gzip'), () => 'broken');
    expect([body.isKept, body.coded]).to.deep.equal([true, undefined]);
  });
});
