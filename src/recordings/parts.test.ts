import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByteFile } from './file.js';
import { entriesFrom, partEntries, survey } from './parts.js';

const entry = (index: number) => ({
  startedDateTime: new Date(index * 1000).toISOString(),
  note: `{"startedDateTime": "1960-01-01T00:00:00Z", "é😀", ${index}}`,
  inner: { list: [index, { time: 1 }] },
  filling: 'x'.repeat(500),
});
const entries = Array.from({ length: 500 }, (_, index) => entry(index));
const bytesOf = (value: unknown, space?: number) => Buffer.from(JSON.stringify(value, null, space));

describe('the parts of a recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parts-'));
  const files: ByteFile[] = [];
  after(() => {
    for (const file of files) file.close();
    rmSync(folder, { recursive: true });
  });
  const fileOf = (bytes: Buffer): ByteFile => {
    const name = join(folder, `${files.length}.har`);
    writeFileSync(name, bytes);
    const file = new ByteFile(name);
    files.push(file);
    return file;
  };
  const read = (bytes: Buffer): readonly (readonly unknown[])[] => {
    const file = fileOf(bytes);
    const { parts, last } = survey(file);
    return [...parts.map((part) => partEntries(file, part)), last];
  };

  for (const space of [0, 2]) {
    it(`are together what the whole is, written with ${space} blanks`, () => {
      const bytes = bytesOf({ log: { version: '1.2', entries, comment: 'end' } }, space);
      expect(read(bytes).flat()).to.deep.equal(entries);
    });
  }

  it('are more than one', () => {
    expect(read(bytesOf({ log: { entries } }))).to.have.length.above(2);
  });

  it('hold an entry of any length', () => {
    const long = entries.with(7, { ...entry(7), filling: 'y'.repeat(1_000_000) });
    expect(read(bytesOf({ log: { entries: long } })).flat()).to.deep.equal(long);
  });

  it('know when the first of their entries began', () => {
    const { parts, lastEarliest } = survey(fileOf(bytesOf({ log: { entries } })));
    const earliest = [...parts.map((part) => part.earliest), lastEarliest];
    const perPart = parts.map((part) => partEntries(fileOf(bytesOf({ log: { entries } })), part));
    let at = 0;
    for (const [index, part] of [...perPart, []].entries()) {
      expect(earliest[index]).to.equal(at * 1000);
      at += part.length;
    }
  });

  it('that hold no time may have begun at any', () => {
    const timeless = entries.map(({ filling, note }) => ({ filling, note }));
    const { parts } = survey(fileOf(bytesOf({ log: { entries: timeless } })));
    expect(parts.map(({ earliest }) => earliest)).to.include(-Infinity);
  });

  it('hold what is no UTF-8 as a reader of the whole would see it', () => {
    const bytes = bytesOf({ log: { entries } });
    bytes[bytes.lastIndexOf('xxx')] = 0xff;
    const whole: unknown = JSON.parse(bytes.toString());
    expect({ log: { entries: read(bytes).flat() } }).to.deep.equal(whole);
  });

  it('can be read from one of them on at once', () => {
    const file = fileOf(bytesOf({ log: { entries } }));
    const { first, parts } = survey(file);
    const [one, two] = parts;
    if (!one || !two) throw new Error('there are too few parts');
    const rest = entriesFrom(file, first, two.from);
    expect([...partEntries(file, one), ...rest]).to.deep.equal(entries);
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
