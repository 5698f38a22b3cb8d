import { expect } from 'chai';
import { exchange, type ExampleInit } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './method-refusal-lists-methods.js';

const refused = (headers: ExampleInit['headers'], more: Partial<ExampleInit> = {}) =>
  exchange({
    operation: 'listClients',
    status: 405,
    match: { kind: 'unknown-method', path: '/', allowed: ['GET', 'POST'] },
    ...(headers && { headers }),
    ...more,
  });

describe('method-refusal-lists-methods', () => {
  it('reads several fields, in any case and order', () => {
    expect(
      tell(
        check,
        refused([
          ['ALLOW', 'post,HEAD'],
          ['allow', 'GET'],
        ]),
      ),
    ).to.equal('pass');
  });

  it('asks for the field', () => {
    expect(tell(check, refused({}))).to.deep.equal([
      'response.headers/allow: the methods of the resource, not no such header',
    ]);
  });

  it('warns of a documented method that is not in the list', () => {
    expect(tell(check, refused({ Allow: 'GET' }))).to.deep.equal([
      'warning: response.headers/allow: the documented methods GET, POST, not a list without POST',
    ]);
  });

  it('cannot tell from a pact, which names only the headers that it asks for', () => {
    expect(tell(check, refused({}, { source: 'pact' }))).to.match(/^could-not-tell: the recording/);
  });
});
