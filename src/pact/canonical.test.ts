import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalPact, canonicalText } from './canonical.js';

describe('canonicalPact', () => {
  it('orders members and interactions, and forgets what wrote them', () => {
    const text = canonicalText({
      provider: { name: 'p' },
      metadata: { pactRust: { ffi: '1' }, pactSpecification: { version: '4.0' } },
      interactions: [{ type: 't', description: 'b' }, { description: 'a' }],
      consumer: { name: 'c' },
    });
    expect(JSON.stringify(JSON.parse(text))).to.equal(
      '{"consumer":{"name":"c"},"interactions":[{"description":"a"},{"description":"b","type":"t"}],' +
        '"metadata":{"pactSpecification":{"version":"4.0"}},"provider":{"name":"p"}}',
    );
  });

  it('keeps the order of all other lists', () => {
    expect(canonicalPact({ a: [2, 1] })).to.deep.equal({ a: [2, 1] });
  });

  it('keeps members that are called like those of a prototype', () => {
    const text = '{"__proto__":{"a":1},"constructor":2}';
    expect(JSON.stringify(canonicalPact(JSON.parse(text)))).to.equal(text);
  });

  it('changes nothing the second time, whatever the order of the members', () => {
    const interactions = fc.uniqueArray(fc.record({ description: fc.string(), x: fc.json() }), {
      selector: ({ description }) => description,
    });
    fc.assert(
      fc.property(interactions, (list) => {
        const text = canonicalText({ interactions: list });
        expect(canonicalText(JSON.parse(text))).to.equal(text);
        expect(canonicalText({ interactions: list.toReversed() })).to.equal(text);
      }),
    );
  });
});
