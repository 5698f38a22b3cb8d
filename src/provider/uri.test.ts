import { expect } from 'chai';
import fc from 'fast-check';
import { isRedirectUri, isWebUri } from './uri.js';

/** What a path segment may hold by RFC 3986 §3.3, but for the asterisk. */
const PCHARS = "abzAZ09-._~!$&'()+,;=:@";

describe('a redirect URI', () => {
  for (const uri of [
    'https://app.example.com/callback',
    'https://app.example.com',
    'https://app.example.com:8443/cb?x=1&y=%2F',
    'HTTPS://App.Example.com/CB/',
    'https://[2001:db8::1]/cb',
    'https://192.0.2.1/cb',
    'https://app.example.com/@me',
    'http://localhost:8080/cb',
    'http://LOCALHOST/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:3000/cb',
    'com.example.app:/cb',
    'com.example.app://cb',
  ]) {
    it(`may be ${uri}`, () => {
      expect(isRedirectUri(uri)).to.equal(true);
    });
  }
  for (const uri of [
    '',
    ' ',
    '/cb',
    'cb',
    '//app.example.com/cb',
    'app.example.com/cb',
    'https:',
    'https:///cb',
    'https:/app.example.com/cb',
    'https:\\\\app.example.com',
    'https://app.example.com/cb#x',
    'https://app.example.com/cb#',
    'https://*.example.com/cb',
    'https://app.example.com/*',
    'https://a@app.example.com/cb',
    'https://a:b@app.example.com/cb',
    'https://app.example.com/a b',
    ' https://app.example.com/',
    'https://app.example.com/cb\n',
    'https://app.example.com/%zz',
    'https://app.example.com/%',
    'https://app.example.com:99999/cb',
    'https://app.example.com:x/cb',
    'https://app.exämple.com/cb',
    'https://[::1/cb',
    'http://app.example.com/cb',
    'http://localhost.example.com/cb',
    'http://localhost@app.example.com/cb',
    'http://127.0.0.1.example.com/cb',
    'http://127.1/cb',
    'http://0x7f000001/cb',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'ftp://app.example.com/',
    'myapp:/cb',
    'com.example.app:',
    'com.example.app://a@b/cb',
    'com.:/cb',
    'urn:ietf:wg:oauth:2.0:oob',
  ]) {
    it(`may not be ${JSON.stringify(uri)}`, () => {
      expect(isRedirectUri(uri)).to.equal(false);
    });
  }
  it('may be every https URL that has neither fragment, wildcard nor user', () => {
    const label = fc.string({
      unit: fc.constantFrom(...'abcxyz0189'.split('')),
      minLength: 1,
      maxLength: 9,
    });
    const path = fc.string({ unit: fc.constantFrom(...PCHARS.split(''), '/', '%2F', '%e2%82%ac') });
    const query = fc.string({ unit: fc.constantFrom(...PCHARS.split(''), '/', '?', '%20') });
    fc.assert(
      fc.property(label, path, query, (host, segments, parameters) => {
        const url = `https://${host}.example.com/${segments}?${parameters}`;
        return isRedirectUri(url) && !isRedirectUri(`${url}#x`);
      }),
    );
  });
  // The runner's own limit is the bound: work that grows with the square would reach it.
  it('is told from anything else in no time', () => {
    expect(isRedirectUri(`https://${'a.'.repeat(30_000)}`)).to.equal(true);
    expect(isRedirectUri(`https://${'@'.repeat(60_000)}`)).to.equal(false);
    expect(isRedirectUri('a+'.repeat(30_000))).to.equal(false);
    expect(isRedirectUri(`${'a.'.repeat(30_000)}:`)).to.equal(false);
    expect(isRedirectUri('%'.repeat(60_000))).to.equal(false);
  });
});

describe('a URI of a logo, a home page or a policy', () => {
  for (const uri of ['https://a.example.com/logo.png#x', 'http://a.example.com', 'https://a/*']) {
    it(`may be ${uri}`, () => {
      expect(isWebUri(uri)).to.equal(true);
    });
  }
  for (const uri of ['', '/logo.png', 'logo.png', 'https:', 'data:image/png,x', 'com.a:/x']) {
    it(`may not be ${JSON.stringify(uri)}`, () => {
      expect(isWebUri(uri)).to.equal(false);
    });
  }
});
