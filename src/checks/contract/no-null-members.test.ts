import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './no-null-members.js';

const list = (json: unknown) => exchange({ operation: 'listClients', status: 200, json });

describe('no-null-members', () => {
  it('names the member, once for all items', () => {
    expect(tell(check, list([{ logoUri: null }, { logoUri: null, name: null }]))).to.deep.equal([
      'response.body/0/logoUri: no member "logoUri", or a value, not "logoUri" is null',
      'response.body/1/name: no member "name", or a value, not "name" is null',
    ]);
  });

  it('says nothing of other deviations', () => {
    expect(tell(check, list([{ name: 5 }, { contacts: [null] }, null]))).to.equal('pass');
  });

  it('says nothing of the word, nor of members that the document does not declare', () => {
    expect(tell(check, list([{ name: 'null', other: null }]))).to.equal('pass');
  });

  it('does not speak of text that is no JSON', () => {
    const headers = { 'content-type': 'application/json' };
    const broken = exchange({ operation: 'listClients', status: 200, headers, bytes: '{null' });
    expect(tell(check, broken)).to.equal('not-applicable: the answer is no JSON');
  });
});
