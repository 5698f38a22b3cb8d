import { expect } from 'chai';
import { exchange, type ExampleInit } from '../_examples.js';
import { tell, verdictOf } from '../verdicts.testing.js';
import check from './request-matches-schema.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (request: NonNullable<ExampleInit['request']>, more: Partial<ExampleInit> = {}) =>
  exchange({ operation: 'createClient', request, ...more });

describe('request-matches-schema', () => {
  it('is a finding on the side of the request', () => {
    const verdict = verdictOf(check, post({ json: { name: 5, redirectUris: [] } }));
    const [first] = verdict.outcome === 'fail' ? verdict.observations : [];
    expect([first?.side, first?.at, first?.expected, first?.actual]).to.deep.equal([
      'request',
      'request.body/name',
      'a string',
      'number',
    ]);
  });

  it('passes a request without content, for the document does not require it', () => {
    expect(tell(check, post({ bytes: '' }))).to.equal('pass');
  });

  it('names another media type', () => {
    const form = { bytes: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect(tell(check, post(form))).to.deep.equal([
      'request.headers/content-type: application/json, not application/x-www-form-urlencoded',
    ]);
  });

  it('asks for JSON where the whole content is there', () => {
    expect(tell(check, post({ bytes: '{', headers: JSON_TYPE }))).to.deep.equal([
      'request.body: JSON, not text that is no JSON',
    ]);
  });

  it('cannot tell where a recorder may have cut the content', () => {
    const cut = post({ text: '{"name":', headers: JSON_TYPE }, { source: 'har' });
    expect(tell(check, cut)).to.equal(
      'could-not-tell: the recording may not have the whole content of this request',
    );
    const headers = { ...JSON_TYPE, 'Content-Length': '8' };
    expect(tell(check, post({ text: '{"name":', headers }, { source: 'har' }))).to.deep.equal([
      'request.body: JSON, not text that is no JSON',
    ]);
  });
});
