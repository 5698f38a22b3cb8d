import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell, verdictOf } from '../verdicts.testing.js';
import check from './success-status-is-documented.js';

describe('success-status-is-documented', () => {
  it('names what the document lists', () => {
    const created = exchange({ operation: 'createClient', status: 201, json: {} });
    expect(tell(check, created)).to.deep.equal(['response.status: 200, not 201']);
    const read = exchange({ operation: 'getClient', status: 204 });
    expect(tell(check, read)).to.deep.equal(['response.status: 200, not 204']);
  });

  it('points to the responses of the operation', () => {
    const verdict = verdictOf(check, exchange({ operation: 'deleteClient', status: 202 }));
    expect(verdict.outcome === 'fail' && verdict.observations[0].pointer).to.match(
      /^#\/paths\/.*\/delete\/responses$/,
    );
  });
});
