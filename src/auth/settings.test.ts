import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import { resolve, type PrivateKeySettings } from './settings.js';

const base: PrivateKeySettings = {
  kind: 'private_key_jwt',
  tokenUrl: 'https://login.example/token',
  clientId: 'c',
  privateKeyPem: 'k',
};

describe('resolve', () => {
  it('fills in what the vendor documents', () => {
    expect(resolve(base)).to.deep.equal({
      tokenUrl: base.tokenUrl,
      clientId: 'c',
      privateKeyPem: 'k',
      audience: base.tokenUrl,
      keyId: undefined,
      algorithm: 'PS256',
      scope: 'openid',
      expUnit: 'ms',
      lifetimeSeconds: 60,
      sendClientId: true,
      clockOffsetSeconds: 0,
    });
  });

  it('allows plain http to loopback', () => {
    expect(resolve({ ...base, tokenUrl: 'http://127.0.0.1:1/t' }).audience).to.equal(
      'http://127.0.0.1:1/t',
    );
  });

  it('allows plain http beyond it where that is asked for', () => {
    const tokenUrl = 'http://login.example/';
    expect(resolve({ ...base, tokenUrl, allowInsecureHttp: true }).tokenUrl).to.equal(tokenUrl);
  });

  const BAD: readonly (readonly [Partial<PrivateKeySettings>, string])[] = [
    [{ tokenUrl: 'nowhere' }, 'the token URL is no http(s) URL'],
    [{ tokenUrl: 'ftp://x/' }, 'the token URL is no http(s) URL'],
    [{ tokenUrl: 'http://login.example/' }, 'the token URL is plain http, and not on this machine'],
    [{ tokenUrl: 'https://u:p@x/' }, 'the token URL must hold neither user nor fragment'],
    [{ clientId: '' }, 'the client id is empty'],
    [{ lifetimeSeconds: 301 }, 'an assertion must live 1 to 300 seconds, not 301'],
    [{ lifetimeSeconds: NaN }, 'an assertion must live 1 to 300 seconds, not NaN'],
    [{ clockOffsetSeconds: NaN }, 'the clock offset is no number of seconds'],
  ];
  for (const [change, message] of BAD)
    it(`says "${message}" of ${JSON.stringify(change)}`, () => {
      expect(() => resolve({ ...base, ...change }))
        .to.throw(ConformanceError, message)
        .with.property('exit', 2);
    });
});
