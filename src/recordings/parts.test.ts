import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByteFile } from './file.js';
import { type Cuts, HarCuts } from './parts.js';

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
  const partsOf = (file: ByteFile, cuts: Cuts): readonly (readonly unknown[])[] => {
    const read: (readonly unknown[])[] = [];
    while (read.length < cuts.parts.length) read.push(cuts.entriesOf(file, read.length));
    return read;
  };
  const read = (bytes: Buffer, isWanted = () => true) => {
    const file = fileOf(bytes);
    const cuts = new HarCuts(file, isWanted);
    const parts = partsOf(file, cuts);
    return { parts, entries: parts.flat(), broken: cuts.brokenAt(parts.flat().length) };
  };

  for (const space of [0, 2]) {
    it(`are together what the whole is, written with ${space} blanks`, () => {
      const bytes = bytesOf({ log: { version: '1.2', entries, comment: 'end' } }, space);
      expect(read(bytes).entries).to.deep.equal(entries);
    });
  }

  it('are more than one', () => {
    expect(read(bytesOf({ log: { entries } })).parts).to.have.length.above(2);
  });

  for (const at of [7, 499])
    it(`hold an entry of any length, the ${at}th`, () => {
      const long = entries.with(at, { ...entry(at), filling: 'y\\"'.repeat(400_000) });
      expect(read(bytesOf({ log: { entries: long } })).entries).to.deep.equal(long);
    });

  it('leave out the longest strings of what nobody judges', () => {
    const long = entries.with(7, { ...entry(7), filling: 'y'.repeat(1_000_000) });
    const seen = read(bytesOf({ log: { entries: long } }), () => false);
    expect(seen.entries).to.deep.equal(entries.with(7, { ...entry(7), filling: false as never }));
  });

  it('know when the first of their entries began', () => {
    const file = fileOf(bytesOf({ log: { entries } }));
    const cuts = new HarCuts(file, () => true);
    let at = 0;
    for (const [position, { earliest }] of cuts.parts.entries()) {
      expect(earliest).to.equal(at * 1000);
      at += cuts.entriesOf(file, position).length;
    }
  });

  it('know it of a part of any length', () => {
    const filling = 'y'.repeat(1_000_000);
    const late = [{ ...entry(9), filling }, { ...entry(5), filling }, ...entries.slice(10)];
    const { parts } = new HarCuts(fileOf(bytesOf({ log: { entries: late } })), () => true);
    expect(Math.min(...parts.map(({ earliest }) => earliest))).to.equal(5000);
  });

  it('that hold no time may have begun at any', () => {
    const timeless = entries.map(({ filling, note }) => ({ filling, note }));
    const { parts } = new HarCuts(fileOf(bytesOf({ log: { entries: timeless } })), () => true);
    expect(parts.map(({ earliest }) => earliest)).to.include(-Infinity);
  });

  it('hold what is no UTF-8 as a reader of the whole would see it', () => {
    const bytes = bytesOf({ log: { entries } });
    bytes[bytes.lastIndexOf('xxx')] = 0xff;
    const whole: unknown = JSON.parse(bytes.toString());
    expect({ log: { entries: read(bytes).entries } }).to.deep.equal(whole);
  });

  const list = JSON.stringify(entries);
  const half = entries.slice(0, 250).map((each) => JSON.stringify(each));
  const ODD: readonly (readonly [string, Buffer, number, string | undefined])[] = [
    [
      'a second list that wins',
      Buffer.from(`{"log":{"entries":${list},"entries":[]}}`),
      500,
      'has more than one list of entries: the first was read',
    ],
    [
      'a text that breaks off in an entry',
      bytesOf({ log: { entries } }).subarray(0, -9),
      499,
      'breaks off in the middle of entry 499',
    ],
    [
      'a text that breaks off behind them',
      bytesOf({ log: { entries } }).subarray(0, -1),
      500,
      'breaks off behind its entries',
    ],
    [
      'another list behind them that begins with the same words',
      Buffer.from(`{"log":{"entries":${list},"more":${list}}}`),
      500,
      undefined,
    ],
    [
      'a bracket that is missing',
      Buffer.from(`{"log":{"entries":[${half.join(',')},{"startedDateTime":${list.slice(1)}}}`),
      251,
      'breaks off in the middle of entry 251',
    ],
    [
      'more behind them than can be read',
      Buffer.from(`{"log":{"entries":${list},"comment":"${'x'.repeat(1 << 24)}"}}`),
      500,
      'has more behind its entries than can be read',
    ],
  ];
  for (const [what, bytes, count, broken] of ODD)
    it(`are cut by brackets for ${what}`, () => {
      const seen = read(bytes);
      expect([seen.entries.slice(0, 250), seen.entries.length, seen.broken]).to.deep.equal([
        entries.slice(0, 250),
        count,
        broken,
      ]);
    });

  const refused: Readonly<Record<string, Buffer>> = {
    'entries of another list': Buffer.from(
      `{"other":${JSON.stringify({ entries })},"log":{"entries":[]}}`,
    ),
    'no entries': bytesOf({ log: {} }),
  };
  for (const [what, bytes] of Object.entries(refused)) {
    it(`are refused for ${what}`, () => {
      expect(() => read(bytes)).to.throw(SyntaxError);
    });
  }
});
