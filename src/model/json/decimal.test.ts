import { expect } from 'chai';
import fc from 'fast-check';
import { decimalIn, isMultipleOf, type Decimal } from './decimal.js';

const decimal = (text: string): Decimal => {
  const found = decimalIn(text);
  if (!found) throw new Error(`${text} is no decimal`);
  return found;
};

describe('a decimal', () => {
  it('is a multiple as the integer is that it stands for', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt({ min: 1n, max: 10_000n }),
        (one, of) => isMultipleOf(decimal(String(one)), decimal(String(of))) === (one % of === 0n),
      ),
    );
  });

  it('is soon divided, whatever its exponent', () => {
    expect([
      isMultipleOf(decimal('1e1000000'), decimal('3')),
      isMultipleOf(decimal('1e-1000000'), decimal('3')),
      isMultipleOf(decimal('3'.repeat(1000)), decimal('3')),
    ]).to.deep.equal([false, false, true]);
  });

  for (const text of ['', '.', 'x', '1e', '0x10', '1_000', ' 1']) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(decimalIn(text)).to.equal(undefined);
    });
  }
});
