import { expect } from 'chai';
import { valueAt } from './pointer.js';

describe('valueAt', () => {
  it('follows names and indexes', () => {
    expect(valueAt({ a: [{ 'b/c': 1 }] }, '/a/0/b~1c')).to.equal(1);
  });

  it('gives the whole for the empty pointer', () => {
    expect(valueAt('x', '')).to.equal('x');
  });

  it('finds nothing on a prototype', () => {
    expect(valueAt({}, '/constructor')).to.equal(undefined);
    expect(valueAt([], '/length/x')).to.equal(undefined);
  });
});
