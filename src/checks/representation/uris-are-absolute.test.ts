import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tellOfMonitor as tell } from '../verdicts.testing.js';
import check from './uris-are-absolute.js';

const list = (...json: readonly unknown[]) =>
  tell(check, exchange({ operation: 'listClients', status: 200, json }));

describe('uris-are-absolute', () => {
  it('says where, and whether the text is empty', () => {
    const client = { logoUri: '', redirectUris: ['https://a.example/', '/cb'] };
    expect(list({}, client)).to.deep.equal([
      'response.body/1/logoUri: a URI with a scheme, not an empty string',
      'response.body/1/redirectUris/1: a URI with a scheme, not a text that is none',
    ]);
  });

  it('passes every scheme, ports, IP literals, escapes and fragments', () => {
    const redirectUris = [
      'http://localhost:8080/cb',
      'http://[::1]:1/cb',
      'com.example.app:/cb',
      'https://a.example/?x=1&y=%2F',
      'https://a.example/terms#privacy',
    ];
    expect(list({ redirectUris })).to.equal('pass');
  });

  it('leaves values of other types to body-matches-schema', () => {
    expect(list({ logoUri: 5, redirectUris: 'x', tosUri: null }, 7, null)).to.equal('pass');
  });

  it('stops at twenty of a long list', () => {
    const clients = Array.from({ length: 500 }, () => ({ logoUri: 'x' }));
    expect(list(...clients)).to.have.lengthOf(20);
  });
});
