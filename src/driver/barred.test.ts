import { expect } from 'chai';
import { Body } from '../model/body.js';
import { HeaderList } from '../model/http/headers.js';
import { gatewayError, wayError } from './barred.js';

const answer = (text: string, type?: string) => ({
  status: 400,
  reason: '',
  headers: new HeaderList(type === undefined ? [] : [{ name: 'content-type', value: type }]),
  body: Body.ofText(text),
});

describe('the way to an API', () => {
  const failures: readonly (readonly [string, string, string])[] = [
    ['untrusted', 'https://a', 'certificate-untrusted'],
    ['plain-port', 'https://a:8080', 'protocol-mismatch'],
    ['tls-port', 'http://a', 'protocol-mismatch'],
    ['certificate-needed', 'https://a', 'client-certificate-needed'],
    ['reset', 'https://a', 'none'],
  ];
  for (const [code, where, expected] of failures)
    it(`is told of ${code} as ${expected}`, () => {
      const error = wayError(where, { code, message: 'm', afterStatus: false });
      expect(error?.code ?? 'none').to.equal(expected);
    });

  it('names the other scheme', () => {
    const failure = { code: 'plain-port', message: 'm', afterStatus: false };
    expect(wayError('https://a:8080', failure)?.next).to.match(/^write http:\/\/a:8080,/);
    expect(wayError('http://a', { ...failure, code: 'tls-port' })?.next).to.equal(
      'write https://a',
    );
  });

  const pages: readonly (readonly [string, string])[] = [
    ['<title>400 No required SSL certificate was sent</title>', 'client-certificate-needed'],
    ['<title>400 The plain HTTP request was sent to HTTPS port</title>', 'protocol-mismatch'],
    ['<title>403 Forbidden</title>', 'gateway-refused'],
    ['<h1>Blocked</h1>', 'gateway-refused'],
  ];
  for (const [page, expected] of pages)
    it(`is ${expected} where it says ${page}`, () => {
      expect(gatewayError('http://a', answer(page, 'text/html')).code).to.equal(expected);
    });
});
