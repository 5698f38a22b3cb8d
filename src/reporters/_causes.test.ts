import { expect } from 'chai';
import type { Finding } from '../model/finding.js';
import { causesOf, faultOf } from './_causes.js';
import { FINDINGS } from './_sample-findings.testing.js';

describe('who is at fault', () => {
  const said = (part: Partial<Finding>): readonly string[] =>
    causesOf(FINDINGS.slice(0, 1).map((each) => ({ ...each, ...part }))).map(faultOf);

  it('is the provider, of which nothing is said', () => {
    expect(said({ side: 'response' })).to.deep.equal(['']);
  });

  it('is the request, where it is one', () => {
    expect(said({ side: 'request' })).to.deep.equal(['the request is at fault, not the provider']);
  });

  it('is the configuration, where nothing was sent', () => {
    expect(said({ side: 'request', exchanges: [] })).to.deep.equal([
      'the configuration is at fault, not the provider',
    ]);
  });
});
