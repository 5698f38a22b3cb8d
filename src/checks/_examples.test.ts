import { expect } from 'chai';
import { exchange, type ExampleInit } from './_examples.js';

const fieldsOf = (more: Partial<ExampleInit>) => {
  const { request, response } = exchange({ operation: 'createClient', status: 200, ...more });
  const lines = (entries: readonly { readonly name: string; readonly value: string }[] = []) =>
    entries.map(({ name, value }) => `${name}: ${value}`);
  return { request: lines(request.headers.entries), response: lines(response?.headers.entries) };
};

const TOKEN = 'authorization: Bearer example-token';
const DATE = 'date: Wed, 25 Nov 2026 10:00:00 GMT';
const JSON_TYPE = 'content-type: application/json';

describe('an example', () => {
  it('has the fields that a correct exchange has', () => {
    expect(fieldsOf({ json: {} })).to.deep.equal({
      request: [TOKEN, JSON_TYPE],
      response: [DATE, JSON_TYPE],
    });
  });

  it('has a field of its own in place of the default one, whatever its case', () => {
    const { response } = fieldsOf({ json: {}, headers: { Date: 'never', 'Content-Type': 'a/b' } });
    expect(response).to.deep.equal(['Date: never', 'Content-Type: a/b']);
  });

  it('keeps a field that it gives twice', () => {
    const { response } = fieldsOf({
      headers: [
        ['Date', 'one'],
        ['date', 'two'],
      ],
    });
    expect(response).to.deep.equal(['Date: one', 'date: two']);
  });

  it('is sent with credentials of its own, or with none where it is anonymous', () => {
    expect(fieldsOf({ request: { headers: { Authorization: 'Basic x' } } }).request).to.deep.equal([
      'Authorization: Basic x',
      JSON_TYPE,
    ]);
    expect(fieldsOf({ purpose: 'anonymous' }).request).to.deep.equal([JSON_TYPE]);
  });
});
