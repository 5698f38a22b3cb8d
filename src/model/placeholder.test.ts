import { expect } from 'chai';
import { isPlaceholder } from './placeholder.js';

describe('isPlaceholder', () => {
  it('knows what stands where a secret was taken out', () => {
    const texts = ['REDACTED', '[removed]', '<secret>', '***', '0'.repeat(32), 'my-client-secret'];
    expect(texts.filter((text) => !isPlaceholder(text))).to.deep.equal([]);
  });

  it('takes no secret for one, strong or weak', () => {
    const texts = [
      'Zk3vQ9xT-1bLw_Rr0aUe7Yc2NdJm5PhSgKi8FoXtVqB',
      '7d0f2a3e-5f0b-4b7e-9d3c-2a1b6c5d4e3f',
      'hunter2hunter2',
      '12345678',
    ];
    expect(texts.filter(isPlaceholder)).to.deep.equal([]);
  });
});
