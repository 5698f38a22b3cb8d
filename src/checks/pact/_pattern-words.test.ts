import { expect } from 'chai';
import { wordsOf } from './_pattern-words.js';

const READ: Readonly<Record<string, number>> = {
  '^(cus|acc)_[a-z0-9]{8}$': 4,
  '^[A-Z]{3}-\\d+$': 4,
  '^(?:a|b|c)?x*$': 3,
  '^\\+?[1-9]\\d{1,14}$': 4,
  '^(EUR|USD|GBP)$': 3,
  'a|b': 2,
};

describe('the words of an expression', () => {
  for (const [source, least] of Object.entries(READ))
    it(`fit it, and are at least ${String(least)}: ${source}`, () => {
      const words = [...new Set(wordsOf(source))];
      const fitting = words.filter((word) => new RegExp(source, 'u').test(word));
      expect([fitting, fitting.length >= least]).to.deep.equal([words, true]);
    });

  it('are of every alternative', () => {
    expect(wordsOf('^(?:x|y|z)$')).to.include.members(['x', 'y', 'z']);
  });

  it('are not repeated beyond their longest', () => {
    const long = `(?:${Array.from('abcdefgh')
      .map((each) => `${each}{501}`)
      .join('|')}){9999}`;
    const start = performance.now();
    for (let times = 0; times < 10; times += 1)
      expect(wordsOf(`${long.repeat(7)}|x{500}`)).to.deep.equal(['x'.repeat(500)]);
    expect(performance.now() - start).to.be.lessThan(3000);
  });

  for (const source of [
    '(',
    'a{',
    '(?=a)b',
    '\\bword',
    '*',
    'a'.repeat(501),
    '('.repeat(40) + ')'.repeat(40),
  ])
    it(`are none of ${source.slice(0, 20)}`, () => {
      expect(wordsOf(source)).to.deep.equal([]);
    });
});
