import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByteFile } from './file.js';
import { LineCuts } from './lines.js';
import { BLANK, NO_JSON } from './log.js';

const entries = Array.from({ length: 500 }, (_, index) => ({
  startedDateTime: new Date(index * 1000).toISOString(),
  request: { filling: 'é'.repeat(300) },
}));
const lines = entries.map((each) => JSON.stringify(each));

describe('the lines of a recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lines-'));
  const files: ByteFile[] = [];
  after(() => {
    for (const file of files) file.close();
    rmSync(folder, { recursive: true });
  });
  const read = (text: string) => {
    const name = join(folder, `${files.length}.ndjson`);
    writeFileSync(name, text);
    const file = new ByteFile(name);
    files.push(file);
    const cuts = new LineCuts(file, () => true);
    const read = cuts.parts.map((_, position) => cuts.entriesOf(file, position));
    return { parts: read, entries: read.flat(), broken: cuts.brokenAt(read.flat().length + 1) };
  };

  for (const [what, end] of [
    ['with', '\n'],
    ['without', ''],
  ] as const)
    it(`are read in parts, ${what} an end of the last`, () => {
      const { parts, entries: seen, broken } = read(lines.join('\n') + end);
      expect(parts).to.have.length.above(2);
      expect([seen, broken]).to.deep.equal([entries, undefined]);
    });

  it('may be empty, or no JSON', () => {
    const odd = lines.with(100, '').with(200, '{');
    expect(read(odd.join('\r\n')).entries).to.deep.equal(
      entries.with(100, BLANK as never).with(200, NO_JSON as never),
    );
  });

  it('may be long', () => {
    const long = { ...entries[0], request: { filling: 'y'.repeat(1_000_000) } };
    const { entries: seen } = read([JSON.stringify(entries[0]), JSON.stringify(long)].join('\n'));
    expect(seen).to.deep.equal([entries[0], long]);
  });

  it('break off in the last', () => {
    const { entries: seen, broken } = read(lines.join('\n').slice(0, -9));
    expect([seen.length, broken]).to.deep.equal([499, 'breaks off in the middle of line 500']);
  });

  it('know when the first of their entries began', () => {
    const name = join(folder, 'times.ndjson');
    writeFileSync(name, lines.toReversed().join('\n'));
    const file = new ByteFile(name);
    files.push(file);
    const { parts } = new LineCuts(file, () => true);
    expect(parts.at(-1)?.earliest).to.equal(0);
  });

  it('are refused where the first is no entry', () => {
    expect(() => read(`{"log":\n${lines.join('\n')}`)).to.throw(SyntaxError);
  });
});
