import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import { asked } from './parse.js';

const refusal = (words: readonly string[]): ConformanceError => {
  try {
    asked(words);
  } catch (error) {
    if (error instanceof ConformanceError) return error;
    throw error;
  }
  throw new Error('it was understood');
};

describe('a call with a slip of the pen', () => {
  for (const [words, wanted] of [
    ['rnu', 'run'],
    ['chekc a.har', 'check'],
    ['pact chekc', 'pact check'],
    ['pcat check', 'pact'],
    ['check --sole-writr a.har', '--sole-writer'],
  ] as const)
    it(`of ${words} is asked for ${wanted}`, () => {
      expect(refusal(words.split(' ')).message).to.match(
        new RegExp(`\\(did you mean ${wanted}\\?\\)$`),
      );
    });

  it('that is like nothing is not asked for anything', () => {
    expect(refusal(['juggle']).message).to.equal('unknown command "juggle"');
  });

  it('of an address without its option is told the option', () => {
    const { next } = refusal(['run', 'https://tenant.example']);
    expect(next).to.equal('write --target https://tenant.example');
  });
});
