import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './media-type-is-documented.js';

const typed = (type: string | undefined, text = '[]') =>
  exchange({
    operation: 'listClients',
    status: 200,
    text,
    headers: type === undefined ? {} : { 'CONTENT-TYPE': type },
  });

describe('media-type-is-documented', () => {
  it('compares without case and parameters', () => {
    const types = ['application/json', 'Application/Json', 'application/json;charset=iso-8859-1'];
    expect(types.map((type) => tell(check, typed(type)))).to.deep.equal(['pass', 'pass', 'pass']);
  });

  it('names both types', () => {
    expect(tell(check, typed('text/html; charset=utf-8'))).to.deep.equal([
      'response.headers/content-type: application/json, not text/html',
    ]);
    expect(tell(check, typed(''))).to.deep.equal([
      'response.headers/content-type: application/json, not a value that is no media type',
    ]);
  });

  it('does not speak where there is no content, no type, or no declaration', () => {
    expect(tell(check, typed('text/html', ''))).to.equal(
      'not-applicable: the answer has no content',
    );
    expect(tell(check, typed(undefined))).to.equal(
      'not-applicable: content without a type is the affair of content-has-a-type',
    );
    const gone = exchange({ operation: 'getClient', status: 404, text: '<p>', headers: {} });
    expect(tell(check, gone)).to.equal(
      'not-applicable: the document declares no content for this answer',
    );
  });
});
