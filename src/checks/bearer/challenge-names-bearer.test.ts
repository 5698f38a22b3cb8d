import { expect } from 'chai';
import type { Purpose } from '../../model/purpose.js';
import { exchange, type ExampleInit } from '../_examples.js';
import { tellOfMonitor as tell } from '../verdicts.testing.js';
import check from './challenge-names-bearer.js';

const refused = (
  headers: NonNullable<ExampleInit['headers']>,
  purpose: Purpose = 'anonymous',
  authorization?: string,
) =>
  tell(
    check,
    exchange({
      operation: 'listClients',
      status: 401,
      purpose,
      headers,
      ...(authorization !== undefined && { request: { headers: { authorization } } }),
    }),
  );

describe('challenge-names-bearer', () => {
  it('finds the scheme among several, in one field or in two', () => {
    expect(refused({ 'WWW-Authenticate': 'Basic realm="a, b", BEARER realm=c' })).to.equal('pass');
    expect(
      refused([
        ['www-authenticate', 'Basic'],
        ['Www-Authenticate', 'Bearer'],
      ]),
    ).to.equal('pass');
  });

  it('is not misled by a realm', () => {
    expect(refused({ 'WWW-Authenticate': 'Basic realm="Bearer"' })).to.deep.equal([
      'response.headers/www-authenticate: the scheme Bearer, not another scheme',
    ]);
  });

  it('takes DPoP from a caller that sent it', () => {
    const headers = { 'WWW-Authenticate': 'DPoP algs="ES256"' };
    expect(refused(headers, 'bad-token', 'DPoP x')).to.equal('pass');
    expect(refused(headers)).to.have.lengthOf(1);
  });

  it('warns of an error code only where no token came', () => {
    const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
    expect(refused(headers, 'bad-token')).to.equal('pass');
    expect(refused(headers)).to.deep.equal([
      'warning: response.headers/www-authenticate: no error code where no token came, not an error code',
    ]);
  });

  it('leaves a missing challenge to another check', () => {
    expect(refused({})).to.match(/^not-applicable: a 401 without a challenge/);
  });
});
