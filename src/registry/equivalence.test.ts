import { expect } from 'chai';
import { isEquivalent } from './equivalence.js';

const uri = (sent: string, seen: string) => isEquivalent('logoUri', sent, seen);

describe('values that are equivalent', () => {
  it('are addresses of pages in another spelling', () => {
    expect([
      uri('https://A.example:443/x/../%7ey', 'https://a.example/~y'),
      uri('https://a.example', 'https://a.example/'),
      uri('https://a.example/?', 'https://a.example/'),
    ]).to.deep.equal([true, true, true]);
  });

  it('are no addresses of other pages', () => {
    expect([
      uri('https://a.example/X', 'https://a.example/x'),
      uri('https://a.example/a%2Fb', 'https://a.example/a/b'),
      uri('http://a.example/', 'https://a.example/'),
      uri('https://a.example/#x', 'https://a.example/'),
      uri('no address', 'no other'),
    ]).to.deep.equal([false, false, false, false, false]);
  });

  it('are contacts whose mail domain is in another case', () => {
    const contacts = (seen: string) => isEquivalent('contacts', ['Me@A.example'], [seen]);
    expect([contacts('Me@a.example'), contacts('me@A.example')]).to.deep.equal([true, false]);
  });

  it('are never redirect URIs or names', () => {
    expect([
      isEquivalent('redirectUris', ['https://a.example'], ['https://a.example/']),
      isEquivalent('name', 'https://a.example', 'https://a.example/'),
    ]).to.deep.equal([false, false]);
  });
});
