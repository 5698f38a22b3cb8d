import { expect } from 'chai';
import fc from 'fast-check';
import { decimalIn, type Decimal } from '../model/json/decimal.js';
import { compareDecimals } from './compare-decimals.js';

const decimal = (text: string): Decimal => {
  const found = decimalIn(text);
  if (!found) throw new Error(`${text} is no decimal`);
  return found;
};

describe('a decimal', () => {
  it('is ordered as the integer is that it stands for', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (one, other) => {
        const order = compareDecimals(decimal(String(one)), decimal(String(other)));
        return Math.sign(order) === (one < other ? -1 : Number(one > other));
      }),
    );
  });

  for (const [one, other, order] of [
    ['1e3', '1000', 0],
    ['0.10', '1e-1', 0],
    ['-0', '0.0', 0],
    ['1e999999999999', '9', 1],
    ['-1e999999999999', '9', -1],
    ['1e-999999999999', '0', 1],
    ['9007199254740993', '9007199254740992', 1],
  ] as const) {
    it(`${one} is to ${other} as ${String(order)} to 0`, () => {
      expect(Math.sign(compareDecimals(decimal(one), decimal(other)))).to.equal(order);
    });
  }
});
