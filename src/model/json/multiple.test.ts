import { expect } from 'chai';
import fc from 'fast-check';
import { isMultiple } from './multiple.js';

describe('a multiple', () => {
  it('is every amount of whole cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (cents) =>
        isMultiple(Number(`${String(cents)}e-2`), 0.01),
      ),
    );
  });

  it('is no amount with half a cent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 11 }),
        (cents) => !isMultiple(Number(`${String(cents)}5e-3`), 0.01),
      ),
    );
  });

  for (const [value, of, expected] of [
    [112022.93, 0.01, true],
    [2000000.13, 0.01, true],
    [138448154.7, 0.1, true],
    [0.3, 0.1, true],
    [1e308, 1e-308, true],
    [7, 2, false],
    [1e-9, 0.01, false],
    [0, 0.01, true],
    [Infinity, 1, false],
  ] as const) {
    it(`of ${String(of)} ${expected ? 'is' : 'is not'} ${String(value)}`, () => {
      expect(isMultiple(value, of)).to.equal(expected);
    });
  }
});
