import { expect } from 'chai';
import { HeaderPool } from './headers.js';

describe('the pool of header fields', () => {
  it('keeps a field that comes again once', () => {
    const pool = new HeaderPool();
    const [first] = pool.list([{ name: 'Accept', value: 'a' }]);
    const [second] = pool.list([{ name: 'Accept', value: 'a' }]);
    expect(second).to.equal(first);
  });

  it('changes no field, however many names and values there are', () => {
    const pool = new HeaderPool();
    const fields = Array.from({ length: 2000 }, (_, index) => ({
      name: `n${index % 600}`,
      value: `v${index}`,
    }));
    const one = Array.from({ length: 600 }, (_, index) => ({ name: 'Date', value: `v${index}` }));
    expect(pool.list([...one, ...fields])).to.deep.equal([...one, ...fields]);
  });
});
