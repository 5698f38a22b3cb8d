import { expect } from 'chai';
import { unreadVariables } from './unread-variables.js';

describe('a variable that nobody reads', () => {
  it('is named, with the nearest that is read', () => {
    expect(unreadVariables({ CONFORMANCE_PARTNR: 'x' })).to.deep.equal([
      'conformance: nobody reads CONFORMANCE_PARTNR; did you mean CONFORMANCE_PARTNER?',
    ]);
  });

  it('is named alone where none is near', () => {
    expect(unreadVariables({ CONFORMANCE_SOMETHING_ELSE: 'x' })).to.deep.equal([
      'conformance: nobody reads CONFORMANCE_SOMETHING_ELSE',
    ]);
  });

  it('is none of those that are read, nor of others', () => {
    expect(
      unreadVariables({ CONFORMANCE_TOKEN: 'x', CONFORMANCE_DEBUG: '1', PATH: '/' }),
    ).to.deep.equal([]);
  });
});
