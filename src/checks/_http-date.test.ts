import { expect } from 'chai';
import fc from 'fast-check';
import { parseHttpDate } from './_http-date.js';

const AT = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('parseHttpDate', () => {
  it('reads the three forms', () => {
    expect(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).to.equal(AT);
    expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT')).to.equal(AT);
    expect(parseHttpDate('Sun Nov  6 08:49:37 1994')).to.equal(AT);
  });

  it('refuses any other', () => {
    const texts = ['', 'soon', '1994-11-06T08:49:37Z', 'Sun, 06 Nov 1994 08:49:37 +0000'];
    const wrong = ['Sun, 31 Apr 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 25:49:37 GMT'];
    expect([...texts, ...wrong].map(parseHttpDate)).to.deep.equal(Array(6).fill(undefined));
  });

  it('reads what Date writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        return parseHttpDate(new Date(seconds * 1000).toUTCString()) === seconds * 1000;
      }),
    );
  });
});
