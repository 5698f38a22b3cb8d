import { expect } from 'chai';
import type { Check } from '../../model/check.js';
import { exchange, type ExampleInit } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import invalidBody from './invalid-body-is-refused.js';
import malformedJson from './malformed-json-is-refused.js';
import missingBody from './missing-body-is-refused.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const INVALID = { json: { name: 'a' } };
const BROKEN = { bytes: '{"name":', headers: JSON_TYPE };
const NOTHING = { bytes: '', headers: JSON_TYPE };

const sent = (
  check: Check,
  request: NonNullable<ExampleInit['request']>,
  status: number,
  more: Partial<ExampleInit> = {},
) =>
  tell(
    check,
    exchange({ operation: 'createClient', purpose: 'invalid-body', status, request, ...more }),
  );

const cases: readonly (readonly [Check, NonNullable<ExampleInit['request']>])[] = [
  [invalidBody, INVALID],
  [malformedJson, BROKEN],
  [missingBody, NOTHING],
];

for (const [check, request] of cases) {
  describe(check.id, () => {
    it('passes any refusal of the content', () => {
      for (const status of [400, 409, 413, 415, 422])
        expect(sent(check, request, status)).to.equal('pass');
    });

    it('cannot tell from a refusal for another reason, a failure or a redirection', () => {
      for (const status of [302, 401, 403, 404, 429, 500, 503])
        expect(sent(check, request, status)).to.match(/^could-not-tell/);
    });

    it('fails a success', () => {
      for (const status of [200, 201, 204])
        expect(sent(check, request, status)).to.have.lengthOf(1);
    });

    it('does not speak of a valid request', () => {
      const valid = { json: { name: 'a', redirectUris: ['https://a.example/'] } };
      expect(sent(check, valid, 200)).to.match(/^not-applicable/);
    });
  });
}

describe('invalid-body-is-refused', () => {
  it('says what the document asks for', () => {
    expect(sent(invalidBody, INVALID, 200)).to.deep.equal([
      'request.body: 400 or 422, for the document asks for the member "redirectUris", not 200 to no such member',
    ]);
  });

  it('does not judge content that says it is no JSON', () => {
    const form = { bytes: '{}', headers: { 'content-type': 'text/plain' } };
    expect(sent(invalidBody, form, 200)).to.match(/^not-applicable/);
    expect(sent(malformedJson, { ...form, bytes: '{' }, 200)).to.match(/^not-applicable/);
  });
});

describe('malformed-json-is-refused', () => {
  it('cannot tell where a recorder may have cut the content', () => {
    const text = { text: '{"name":', headers: JSON_TYPE };
    expect(sent(malformedJson, text, 200, { source: 'har' })).to.match(/^could-not-tell/);
  });
});

describe('missing-body-is-refused', () => {
  it('cannot tell from a recording that does not say so', () => {
    const foreign = exchange({ operation: 'createClient', status: 200, request: { text: '' } });
    expect(tell(missingBody, foreign)).to.match(/^could-not-tell/);
    const headers = { 'Content-Length': '0' };
    const said = exchange({
      operation: 'createClient',
      status: 200,
      request: { text: '', headers },
    });
    expect(tell(missingBody, said)).to.have.lengthOf(1);
  });
});
