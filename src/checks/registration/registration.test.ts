import { expect } from 'chai';
import type { Check } from '../../model/check.js';
import { exchange } from '../_examples.js';
import { registers } from '../_registration.js';
import { tell } from '../verdicts.testing.js';
import emptyUri from '../input/empty-redirect-uri-is-refused.js';
import fragment from './fragment-is-refused.js';
import plainHttp from './plain-http-is-refused.js';
import relative from './relative-uri-is-refused.js';
import script from './script-uri-is-refused.js';
import userinfo from './userinfo-is-refused.js';
import wildcard from './wildcard-is-refused.js';

const CHECKS: readonly Check[] = [
  emptyUri,
  fragment,
  plainHttp,
  relative,
  script,
  userinfo,
  wildcard,
];

/** The checks that fail where the server accepts a redirect URI. */
const failing = (uri: string) =>
  CHECKS.filter((check) => Array.isArray(tell(check, registers(uri, 200)))).map(({ id }) => id);

describe('the rules of redirect URIs', () => {
  const lawful = [
    'https://app.example.com/cb',
    'https://app.example.com/cb?x=1&y=%2F&z=*',
    'https://app.example.com/*',
    'https://app.example.com/@user',
    'http://localhost:8080/cb',
    'HTTP://LOCALHOST/cb',
    'http://127.0.0.1:1/cb',
    'http://[::1]/cb',
    'com.example.app:/cb',
    'com.example.app://cb',
  ];

  for (const uri of lawful) {
    it(`lets a server accept ${uri}`, () => {
      expect(failing(uri)).to.deep.equal([]);
    });
  }

  const unlawful: readonly (readonly [string, string])[] = [
    ['', 'empty-redirect-uri-is-refused'],
    ['https://app.example.com/cb#', 'fragment-is-refused'],
    ['https://app.example.com/cb#x', 'fragment-is-refused'],
    ['/cb', 'relative-uri-is-refused'],
    ['//app.example.com/cb', 'relative-uri-is-refused'],
    ['app.example.com/cb', 'relative-uri-is-refused'],
    ['https://*.example.com/cb', 'wildcard-is-refused'],
    ['https://app.*/cb', 'wildcard-is-refused'],
    ['http://app.example.com/cb', 'plain-http-is-refused'],
    ['http://localhost.example.com/cb', 'plain-http-is-refused'],
    ['http://128.0.0.1/cb', 'plain-http-is-refused'],
    ['javascript:alert(1)', 'script-uri-is-refused'],
    ['JaVaScRiPt:alert(1)', 'script-uri-is-refused'],
    ['java\nscript:alert(1)', 'script-uri-is-refused'],
    ['data:text/html,x', 'script-uri-is-refused'],
    ['file:///etc/passwd', 'script-uri-is-refused'],
    ['https://user@app.example.com/cb', 'userinfo-is-refused'],
    ['https://user:password@app.example.com/cb', 'userinfo-is-refused'],
  ];

  for (const [uri, id] of unlawful) {
    it(`asks a server to refuse ${JSON.stringify(uri)}`, () => {
      expect(failing(uri)).to.include(id);
    });
  }

  for (const check of CHECKS) {
    it(`says in ${check.id} that the answer, not the request, is at fault`, () => {
      const bad = unlawful.find(([, id]) => id === check.id)?.[0] ?? '';
      const [line = ''] = tell(check, registers(bad, 200));
      expect(line).to.match(/^response\.status: 400 or 422, not 200 to an? .*redirect URI/);
      expect(tell(check, registers(bad, 400))).to.equal('pass');
      expect(tell(check, registers(bad, 403))).to.match(/^could-not-tell/);
    });
  }

  it('only warns of a script in another member', () => {
    const json = { tosUri: 'javascript:alert(1)' };
    const update = exchange({ operation: 'updateClient', status: 204, request: { json } });
    expect(tell(script, update)).to.deep.equal([
      'warning: response.status: 400 or 422, not 204 to tosUri with a scheme that runs or reads',
    ]);
  });

  it('bears content of any shape', () => {
    for (const json of [null, [], 'x', { redirectUris: {} }, { redirectUris: [null, 5, {}] }])
      for (const check of CHECKS)
        expect(
          tell(check, exchange({ operation: 'createClient', status: 200, request: { json } })),
        ).to.match(/^not-applicable/);
  });
});
