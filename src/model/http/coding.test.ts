import { expect } from 'chai';
import { acceptsIdentityAlone, codingsOf, contentBody } from './coding.js';
import { HeaderList } from './headers.js';

const coded = (...values: readonly string[]) =>
  new HeaderList(values.map((value) => ({ name: 'Content-Encoding', value })));

describe('content codings', () => {
  it('are read from every field, in order, in lower case', () => {
    expect(codingsOf(coded('GZIP, br', ' identity ', 'x-Odd'))).to.deep.equal([
      'gzip',
      'br',
      'x-odd',
    ]);
  });

  it('are bounded, however many a server lists', () => {
    expect(codingsOf(coded('a,'.repeat(100_000)))).to.have.lengthOf.at.most(16);
    expect(codingsOf(coded('a'.repeat(100_000)))[0]).to.have.lengthOf(40);
  });

  for (const [value, alone] of [
    ['identity', true],
    ['', true],
    ['identity, *;q=0', true],
    ['gzip; q=0.000, identity', true],
    ['gzip', false],
    ['*', false],
    ['identity;q=0.5, br;q=0.001', false],
  ] as const)
    it(`are ${alone ? 'not accepted' : 'accepted'} by "${value}"`, () => {
      expect(acceptsIdentityAlone(value)).to.equal(alone);
    });

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
