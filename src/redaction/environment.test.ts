import { expect } from 'chai';
import { secretsOfEnvironment } from './environment.js';

describe('secretsOfEnvironment', () => {
  for (const name of [
    'CONFORMANCE_TOKEN',
    'CONFORMANCE_EXPIRED_TOKEN',
    'CONFORMANCE_OTHER_TOKEN',
    'CONFORMANCE_PRIVATE_KEY',
    'PACT_BROKER_TOKEN',
    'PACT_BROKER_PASSWORD',
  ]) {
    it(`knows ${name}`, () => {
      expect(secretsOfEnvironment({ [name]: ' s3cr3t-value ' })).to.deep.equal(['s3cr3t-value']);
    });
  }

  for (const name of [
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'ALL_PROXY',
    'https_proxy',
    'http_proxy',
    'all_proxy',
    'PACT_BROKER_BASE_URL',
  ]) {
    it(`knows the password in ${name}`, () => {
      expect(
        secretsOfEnvironment({ [name]: 'http://user:p%40ssword-1@proxy.example:3128/' }),
      ).to.deep.equal(['user:p%40ssword-1', 'p%40ssword-1', 'user:p@ssword-1', 'p@ssword-1']);
    });
  }

  it('knows the pair that Basic sends to the broker', () => {
    const env = { PACT_BROKER_USERNAME: 'me', PACT_BROKER_PASSWORD: 'short' };
    expect(secretsOfEnvironment(env)).to.deep.equal(['me:short']);
  });

  it('knows a password in an address without a scheme', () => {
    expect(secretsOfEnvironment({ HTTP_PROXY: 'user:password-1@proxy:1' })).to.deep.equal([
      'user:password-1',
      'password-1',
    ]);
  });

  it('finds nothing in an address without a user, nor in what is short or something else', () => {
    const env = { HTTP_PROXY: 'http://proxy.example:3128', PACT_BROKER_TOKEN: 'short' };
    expect(secretsOfEnvironment({ ...env, HOME: '/home/somebody' })).to.deep.equal([]);
  });
});
