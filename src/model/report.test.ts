import { expect } from 'chai';
import { isOfEmbedded } from './report.js';

describe('a report', () => {
  it('of the embedded provider judges the suite', () => {
    expect(isOfEmbedded({ target: 'embedded' })).to.equal(true);
  });

  it('of a recording of the embedded provider judges the suite', () => {
    expect(isOfEmbedded({ target: 'night.har', embedded: true })).to.equal(true);
  });

  it('of a recording or a target with a like name does not', () => {
    const targets = ['embedded.har', 'embedded-bank', 'night.har'].map((target) => ({ target }));
    expect(targets.filter(isOfEmbedded)).to.deep.equal([]);
  });
});
