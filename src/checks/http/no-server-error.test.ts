import { expect } from 'chai';
import { exchange, type ExampleInit } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './no-server-error.js';

const answer = (status: number, more: Partial<ExampleInit> = {}) =>
  exchange({ operation: 'listClients', status, ...more });
const PAGE = { headers: { 'content-type': 'text/html; charset=utf-8' }, text: '<html>' };

describe('no-server-error', () => {
  it('is an error where the API itself failed', () => {
    for (const status of [500, 501, 505, 599])
      expect(tell(check, answer(status))).to.deep.equal([
        `response.status: a status below 500, not ${status}`,
      ]);
  });

  it('is a warning where a gateway answered', () => {
    for (const status of [502, 503, 504])
      expect(tell(check, answer(status, { json: {} }))).to.deep.equal([
        `warning: response.status: a status below 500, not ${status}`,
      ]);
  });

  it('is a warning where a page for people came', () => {
    expect(tell(check, answer(500, PAGE))).to.deep.equal([
      'warning: response.status: a status below 500, not 500 with an HTML page',
    ]);
  });

  it('lets a server say that it does not know a method', () => {
    const lawful = 'not-applicable: 501 to a method that the document does not know is lawful';
    expect(tell(check, answer(501, { purpose: 'unsupported' }))).to.equal(lawful);
  });

  it('does not speak of other sites in a recording', () => {
    const other = answer(500, { match: { kind: 'unknown-path' }, source: 'har' });
    expect(tell(check, other)).to.equal('not-applicable: the request is of another API');
    const match = { kind: 'unknown-method', path: '/', allowed: ['GET'] } as const;
    expect(tell(check, answer(500, { match }))).to.have.lengthOf(1);
    expect(tell(check, answer(501, { match }))).to.match(/^not-applicable: 501/);
  });

  it('speaks of what we asked for at no path of the document, and not of the token endpoint', () => {
    const match = { kind: 'unknown-path' } as const;
    for (const source of ['live', 'har'] as const)
      expect(tell(check, answer(500, { match, source, purpose: 'malformed-id' }))).to.deep.equal([
        'response.status: a status below 500, not 500',
      ]);
    for (const purpose of ['token', 'bad-assertion'] as const)
      expect(tell(check, answer(500, { match, purpose }))).to.match(/of another API/);
  });

  it('passes all else', () => {
    for (const status of [200, 204, 304, 401, 404, 429])
      expect(tell(check, answer(status))).to.equal('pass');
  });
});
