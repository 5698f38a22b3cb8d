import { expect } from 'chai';
import { meant, nearest } from './nearest.js';

describe('the nearest word', () => {
  for (const [said, expected] of [
    ['repots', 'reports'],
    ['reprots', 'reports'],
    ['rat', 'rate'],
    ['RATE', 'rate'],
    ['nothing-like-it', undefined],
    ['x', undefined],
    ['', undefined],
    ['r'.repeat(1_000_000), undefined],
  ] as const) {
    it(`to ${said.slice(0, 20)} is ${expected ?? 'none'}`, () => {
      expect(nearest(said, ['reports', 'rate'])).to.equal(expected);
    });
  }

  it('is the nearest, not the first', () => {
    expect(nearest('gate', ['rates', 'gates'])).to.equal('gates');
  });

  it('is offered as a question', () => {
    expect([meant('rat', ['rate']), meant('other', ['rate'])]).to.deep.equal([
      ' (did you mean rate?)',
      '',
    ]);
  });
});
