import { expect } from 'chai';
import { mostBits } from './_bits.js';

describe('mostBits', () => {
  it('gives a UUID of version 4 its 122 bits', () => {
    expect(mostBits('7d0f2a3e-5f0b-4b7e-9d3c-2a1b6c5d4e3f')).to.equal(122);
    expect(mostBits('7d0f2a3e-5f0b-1b7e-9d3c-2a1b6c5d4e3f')).to.equal(128);
  });

  it('counts hexadecimal digits as four bits, in either case', () => {
    expect(mostBits('0123456789abcdef')).to.equal(64);
    expect(mostBits('0123456789ABCDEF')).to.equal(64);
  });

  it('counts letters of both cases as six bits, whether or not a digit came up', () => {
    expect(mostBits('aBcDeFgHiJ')).to.equal(60);
    expect(mostBits('aB-_aB-_aB')).to.equal(60);
  });

  it('counts digits alone as digits', () => {
    expect(mostBits('00000000')).to.be.closeTo(26.6, 0.1);
  });

  it('counts any other character as one of those that can be printed', () => {
    expect(mostBits('a!')).to.be.closeTo(13.14, 0.01);
  });
});
