import { expect } from 'chai';
import { codingsOf } from './coding.js';
import { HeaderList } from './headers.js';

const coded = (...values: readonly string[]) =>
  new HeaderList(values.map((value) => ({ name: 'Content-Encoding', value })));

describe('content codings', () => {
  it('are read from every field, in order, in lower case', () => {
    expect(codingsOf(coded('GZIP, br', ' identity ', 'x-Odd'))).to.deep.equal([
      'gzip',
      'br',
      'x-odd',
    ]);
  });

  it('are bounded, however many a server lists', () => {
    expect(codingsOf(coded('a,'.repeat(100_000)))).to.have.lengthOf.at.most(16);
    expect(codingsOf(coded('a'.repeat(100_000)))[0]).to.have.lengthOf(40);
  });
});
