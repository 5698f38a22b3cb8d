import { expect } from 'chai';
import { nearest } from './nearest.js';

describe('the nearest word', () => {
  for (const [said, expected] of [
    ['repots', 'reports'],
    ['reprots', 'reports'],
    ['rat', 'rate'],
    ['nothing-like-it', undefined],
  ] as const) {
    it(`to ${said} is ${expected ?? 'none'}`, () => {
      expect(nearest(said, ['reports', 'rate'])).to.equal(expected);
    });
  }
});
