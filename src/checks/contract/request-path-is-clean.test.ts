import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './request-path-is-clean.js';

const PATH = '/a/oidc-provider/api/v0/institutions/i/partner-clients/p';
const astray = (target: string) =>
  tell(
    check,
    exchange({ operation: 'getClient', request: { target }, match: { kind: 'unknown-path' } }),
  );
const EXPECTED = 'request.target: a path that fits a template of the document';

describe('request-path-is-clean', () => {
  it('passes encoded values, and a query', () => {
    for (const clientId of ['a/b', 'é', '%2F', 'a b', '..'])
      expect(tell(check, exchange({ operation: 'getClient', clientId }))).to.equal('pass');
    const target = `${PATH}?x={y}`;
    expect(tell(check, exchange({ operation: 'listClients', request: { target } }))).to.equal(
      'pass',
    );
  });

  it('says why a path fits no template', () => {
    expect(astray(`${PATH}/a/b`)).to.deep.equal([`${EXPECTED}, not a path that fits no template`]);
    expect(astray(`${PATH}/`)).to.deep.equal([`${EXPECTED}, not a slash at the end`]);
    expect(astray(`${PATH}//a`)).to.deep.equal([`${EXPECTED}, not an empty segment`]);
    expect(astray(`${PATH}/{clientId}`)).to.deep.equal([
      `${EXPECTED}, not a character that must be percent-encoded`,
    ]);
    expect(astray(`${PATH}/%zz`)).to.deep.equal([
      `${EXPECTED}, not a character that must be percent-encoded`,
    ]);
  });

  it('does not speak of other traffic', () => {
    for (const target of ['/', '/favicon.ico', '/a/oidc-provider/api/v0/token'])
      expect(astray(target)).to.equal('not-applicable: the request is of another API');
  });
});
