import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './unknown-media-type-is-refused.js';

const sent = (status: number, purpose?: 'unsupported') =>
  tell(
    check,
    exchange({
      operation: 'createClient',
      status,
      ...(purpose && { purpose }),
      request: { text: '{}', headers: { 'Content-Type': 'text/plain' } },
    }),
  );

describe('unknown-media-type-is-refused', () => {
  it('judges the requests of a recording made elsewhere, too', () => {
    expect(check.looksAt.purposes).to.deep.equal(['unsupported', 'foreign']);
    expect(sent(200)).to.deep.equal(['response.status: 415, 400 or 422, not 200']);
  });

  it('cannot tell where the request was refused for another reason', () => {
    expect(sent(401)).to.equal(
      'could-not-tell: the request was refused before its content was looked at',
    );
  });
});
