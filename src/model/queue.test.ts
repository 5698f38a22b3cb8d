import { expect } from 'chai';
import fc from 'fast-check';
import { Queue } from './queue.js';

describe('the queue', () => {
  it('hands out what was put in, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 8 }), (steps) => {
        const [queue, model] = [new Queue<{ at: number }>(), [] as { at: number }[]];
        for (const [step, count] of steps.entries()) {
          for (let at = 0; at < count; at += 1) {
            if (step % 2 === 0) {
              queue.add({ at });
              model.push({ at });
            } else expect(queue.take()).to.deep.equal(model.shift());
          }
          expect(queue.length).to.equal(model.length);
          expect(queue.first).to.deep.equal(model[0]);
        }
      }),
    );
  });

  it('is empty once it is cleared', () => {
    const queue = new Queue<object>();
    queue.add({});
    queue.clear();
    expect([queue.length, queue.first, queue.take()]).to.deep.equal([0, undefined, undefined]);
  });
});
