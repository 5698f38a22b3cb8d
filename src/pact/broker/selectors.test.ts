import { expect } from 'chai';
import { advisedSelectors, readSelectors } from './selectors.js';
import { failure } from './failure.testing.js';

describe('consumer version selectors', () => {
  it('are words, objects and lists of JSON', () => {
    const texts = ['mainBranch', '{"branch":"a","consumer":"c"}', '[{"tag":"t"},{"latest":true}]'];
    expect(readSelectors(texts, undefined)).to.deep.equal([
      { mainBranch: true },
      { branch: 'a', consumer: 'c' },
      { tag: 't' },
      { latest: true },
    ]);
  });

  for (const text of ['main', '', '[]', '5', 'null', '["mainBranch"]', '{"branch":', '__proto__'])
    it(`are not ${JSON.stringify(text)}`, async () => {
      expect((await failure(() => readSelectors([text], undefined)))?.code).to.equal('usage');
    });

  it('match a branch only where there is one', async () => {
    expect((await failure(() => readSelectors(['matchingBranch'], undefined)))?.code).to.equal(
      'usage',
    );
    expect(readSelectors(['matchingBranch'], 'next')).to.deep.equal([{ matchingBranch: true }]);
  });

  it('are those that Pact advises, unless somebody says otherwise', () => {
    expect(advisedSelectors('main')).to.deep.equal([
      { mainBranch: true },
      { matchingBranch: true },
      { deployedOrReleased: true },
    ]);
    expect(advisedSelectors(undefined)).to.have.length(2);
  });
});
