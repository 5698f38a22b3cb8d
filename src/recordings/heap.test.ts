import { expect } from 'chai';
import fc from 'fast-check';
import { Heap } from './heap.js';

describe('a heap', () => {
  it('gives its numbers out from the lowest on', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const heap = new Heap();
        for (const each of numbers) heap.add(each);
        const taken = numbers.map(() => heap.take());
        expect(taken).to.deep.equal(numbers.toSorted((one, other) => one - other));
      }),
    );
  });

  it('has none that is lower than infinity when it is empty', () => {
    const heap = new Heap();
    heap.add(1);
    heap.take();
    expect([heap.lowest, heap.take()]).to.deep.equal([Infinity, Infinity]);
  });
});
