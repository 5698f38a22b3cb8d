import { expect } from 'chai';
import { withoutTail } from './tail.js';

describe('withoutTail', () => {
  it('takes letters off the end, and nowhere else', () => {
    expect(withoutTail('/a//b//', '/')).to.equal('/a//b');
    expect(withoutTail('a. .', '. ')).to.equal('a');
    expect(withoutTail('///', '/')).to.equal('');
    expect(withoutTail('', '/')).to.equal('');
  });
});
