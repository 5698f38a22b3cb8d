import { expect } from 'chai';
import { parseCacheControl } from './_cache-control.js';

describe('parseCacheControl', () => {
  it('reads directives without case', () => {
    expect(
      Object.fromEntries(parseCacheControl('No-Store, max-age=0, private="a, b"')),
    ).to.deep.equal({
      'no-store': '',
      'max-age': '0',
      private: 'a, b',
    });
  });

  it('keeps the first of two', () => {
    expect(parseCacheControl('max-age=1, max-age=2').get('max-age')).to.equal('1');
  });
});
