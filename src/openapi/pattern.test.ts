import { expect } from 'chai';
import { compilePattern } from './pattern.js';

describe('compilePattern', () => {
  it('weighs hostile patterns of a document in linear time', () => {
    const startedAt = performance.now();
    for (const part of ['a{1', 'a{1,', '[a]', '\\[', '[[]'])
      expect(() => compilePattern(part.repeat(20_000))).not.to.throw();
    expect(performance.now() - startedAt).to.be.lessThan(5000);
  });
});
