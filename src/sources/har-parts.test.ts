import { expect } from 'chai';
import { entryParts } from './har-parts.js';

const entry = (index: number) => ({
  startedDateTime: `2026-01-01T00:00:00.${String(index % 1000).padStart(3, '0')}Z`,
  note: `{"startedDateTime": "é😀", ${index}}`,
  inner: { list: [index, { time: 1 }] },
  filling: 'x'.repeat(500),
});
const entries = Array.from({ length: 2000 }, (_, index) => entry(index));
const bytesOf = (value: unknown, space?: number) => Buffer.from(JSON.stringify(value, null, space));
const read = (bytes: Buffer): readonly (readonly unknown[])[] => [...entryParts(bytes)];

describe('the parts of a recording', () => {
  for (const space of [0, 2]) {
    it(`are together what the whole is, written with ${space} blanks`, () => {
      const bytes = bytesOf({ log: { version: '1.2', entries, comment: 'end' } }, space);
      expect(read(bytes).flat()).to.deep.equal(entries);
    });
  }

  it('are more than one', () => {
    expect(read(bytesOf({ log: { entries } }))).to.have.length.above(2);
  });

  it('hold what is no UTF-8 as a reader of the whole would see it', () => {
    const bytes = bytesOf({ log: { entries } });
    bytes[bytes.lastIndexOf('xxx')] = 0xff;
    const whole: unknown = JSON.parse(bytes.toString());
    expect({ log: { entries: read(bytes).flat() } }).to.deep.equal(whole);
  });

  const refused: Readonly<Record<string, Buffer>> = {
    'entries of another list': Buffer.from(
      `{"other":${JSON.stringify({ entries })},"log":{"entries":[]}}`,
    ),
    'a second list that wins': Buffer.from(
      `{"log":{"entries":${JSON.stringify(entries)},"entries":[]}}`,
    ),
    'a text that breaks off': bytesOf({ log: { entries } }).subarray(0, -9),
    'a comma too many': Buffer.from(
      `{"log":{"entries":[${entries.map((each) => JSON.stringify(each)).join(',,')}]}}`,
    ),
    'a list that ends within': Buffer.from(
      `{"log":{"entries":[${JSON.stringify(entries).slice(1, -1)}],"more":[${JSON.stringify(entries).slice(1)}}}`,
    ),
    'no entries': bytesOf({ log: {} }),
  };
  for (const [what, bytes] of Object.entries(refused)) {
    it(`are refused for ${what}`, () => {
      expect(() => read(bytes)).to.throw(SyntaxError);
    });
  }
});
