import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { ConformanceError } from '../model/error.js';
import { authorizerOf, transportOf } from './network.js';
import { settingsOf } from './settings.js';
import { targetOf } from './target.js';

describe('the credentials of a target', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const input = { target: 'https://tenant.example', institution: 'i', partner: 'p' };
  const settings = (env: Record<string, string>) => settingsOf('cleanup', input, env);
  const keyed = (tokenUrl: string) => ({
    CONFORMANCE_CLIENT_ID: 'us',
    CONFORMANCE_PRIVATE_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    CONFORMANCE_ASSERTION_ALG: 'ES256',
    CONFORMANCE_TOKEN_URL: tokenUrl,
  });
  const authorizer = (env: Record<string, string>, production = false) => {
    const { values, configuration } = settings(env);
    return authorizerOf(undefined, targetOf(values, configuration), values, {
      transport: transportOf(values),
      userAgent: 'test',
      production,
      learn: () => undefined,
      onSent: () => undefined,
    });
  };

  for (const url of ['https://login.jackhenry.com/token', 'https://BANNO.com./token']) {
    it(`are not sent to ${url} unasked`, () => {
      expect(() => authorizer(keyed(url))).to.throw(ConformanceError, /a production host$/);
    });

    it(`are sent to ${url} where production is allowed`, () => {
      expect(authorizer(keyed(url), true)).not.to.equal(undefined);
    });
  }

  it('are sent to any other token URL', () => {
    expect(authorizer(keyed('https://login.tenant.example/token'))).not.to.equal(undefined);
  });

  it('are needed beyond loopback', () => {
    expect(() => authorizer({})).to.throw(ConformanceError, /no credentials for/);
  });
});
