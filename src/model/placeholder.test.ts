import { expect } from 'chai';
import { isMask, isPlaceholder } from './placeholder.js';

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

describe('a mask', () => {
  it('is in brackets, says so, or is one character again and again', () => {
    const bracketed = ['[]', '[gone]', '<id>', '{id}', '{{client}}', '%PARTNER_ID%', '${id}'];
    const words = ['redacted', 'Masked', 'a-SCRUBBED-b', 'sanitised', 'sanitized', 'not recorded'];
    const more = ['anonymised', 'filtered', 'removed', 'withheld', '(withheld)'];
    const runs = ['aaa', 'aAa', '\u{1f600}\u{1f600}\u{1f600}', '---', 'a***', 'id-XXXXXX'];
    const nil = ['00000000-0000-0000-0000-000000000000', '0'.repeat(36), 'lost\ufffd'];
    for (const text of [bracketed, words, more, runs, nil].flat())
      expect(isMask(text), text).to.equal(true);
  });

  it('is no id, no name and no partner', () => {
    const ids = ['7d0f2a3e-5f0b-4b7e-9d3c-2a1b6c5d4e3f', 'partner-1', 'Ledger Sync', 'aa', ''];
    for (const text of [...ids, 'abcdefgh', '["a"]', '$5', 'x<y>'])
      expect(isMask(text), text).to.equal(false);
  });
});
