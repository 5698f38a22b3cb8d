import { expect } from 'chai';
import { brokerSettings } from './settings.js';
import { failure } from './failure.testing.js';

const URL = 'https://broker.example/pacts';

describe('the settings of a broker', () => {
  it('hands on address, credentials and what TLS and proxies need, and nothing else', () => {
    const { baseUrl, env } = brokerSettings({
      PACT_BROKER_BASE_URL: `${URL}/`,
      PACT_BROKER_TOKEN: 'a-token-of-16-ch',
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy.example:3128',
      NO_PROXY: 'intern.example',
      PACT_BROKER_CAN_I_DEPLOY_DRY_RUN: 'true',
      PACT_BROKER_CAN_I_DEPLOY_IGNORE: 'everyone',
      SSL_SKIP_VERIFICATION: 'true',
      CONFORMANCE_TOKEN: 'another secret',
    });
    expect({ baseUrl, env }).to.deep.equal({
      baseUrl: URL,
      env: {
        PATH: '/bin',
        HTTPS_PROXY: 'http://proxy.example:3128',
        NO_PROXY: 'intern.example,localhost,127.0.0.1,::1',
        PACT_BROKER_TOKEN: 'a-token-of-16-ch',
        NO_COLOR: '1',
        PACT_DO_NOT_TRACK: 'true',
      },
    });
  });

  it("takes Node's own extra certificates where no others are named", () => {
    const { env } = brokerSettings({ PACT_BROKER_BASE_URL: URL, NODE_EXTRA_CA_CERTS: '/ca.pem' });
    expect(env.SSL_CERT_FILE).to.equal('/ca.pem');
  });

  it('keeps token, password and their Basic form out of sight', () => {
    const { secrets } = brokerSettings({
      PACT_BROKER_BASE_URL: URL,
      PACT_BROKER_USERNAME: 'ann',
      PACT_BROKER_PASSWORD: 'open sesame',
    });
    expect(secrets).to.deep.equal(['open sesame', 'YW5uOm9wZW4gc2VzYW1l']);
  });

  const refusals = {
    'the address of the broker is not set': { PACT_BROKER_BASE_URL: '' },
    'the address of the broker is not a URL of http or https': {
      PACT_BROKER_BASE_URL: 'file:///x',
    },
    'the address of the broker holds credentials': {
      PACT_BROKER_BASE_URL: 'https://ann:sesame@broker.example',
    },
    'the address of the broker has a query or a fragment': { PACT_BROKER_BASE_URL: `${URL}?a=1` },
    'both a token and a user name or password are set': {
      PACT_BROKER_BASE_URL: URL,
      PACT_BROKER_TOKEN: 't',
      PACT_BROKER_PASSWORD: 'p',
    },
    'of user name and password only one is set': {
      PACT_BROKER_BASE_URL: URL,
      PACT_BROKER_USERNAME: 'ann',
    },
    'plain http to another machine would show the credentials to anyone on the way': {
      PACT_BROKER_BASE_URL: 'http://broker.example',
      PACT_BROKER_TOKEN: 't',
    },
  };
  for (const [message, env] of Object.entries(refusals)) {
    it(`are refused where ${message}`, async () => {
      expect(await failure(() => brokerSettings(env))).to.deep.equal({
        code: 'broker-settings',
        message,
      });
    });
  }
});
