import { expect } from 'chai';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asJson from '../reporters/json.js';
import jsonl from '../reporters/jsonl.js';
import { rich, written } from '../reporters/_sample.testing.js';
import type { InputOf } from '../settings/resolve.js';
import { SILENT } from './ports.js';
import { codeOf } from './pact-verify.testing.js';
import { report } from './report.js';
import { settingsOf } from './settings.js';

const stream = written(jsonl, rich());
const json = written(asJson, rich());

describe('a report that is written anew', () => {
  let folder: string;
  let printed: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    printed = '';
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (text: string): string => {
    const file = join(folder, 'in.jsonl');
    writeFileSync(file, text);
    return file;
  };
  const again = (file: string, input: InputOf<'report'>) => {
    const out = (text: string) => (printed += text);
    const settings = settingsOf('report', { reports: join(folder, 'r'), ...input }, {});
    return report(file, settings, { ...SILENT, out });
  };
  const codeFor = (text: string, input: InputOf<'report'> = { format: ['json'] }) =>
    codeOf(() => Promise.resolve().then(() => again(write(text), input)));

  it('goes into the folder, format by format', () => {
    const files = again(write(stream), { format: ['json', 'junit'] });
    expect(files).to.deep.equal([join(folder, 'r', 'report.json'), join(folder, 'r', 'junit.xml')]);
    expect(readdirSync(join(folder, 'r')).sort()).to.deep.equal(['junit.xml', 'report.json']);
  });

  it('is what it was when it was written live', () => {
    again(write(stream), { format: ['json'], output: join(folder, 'one.json') });
    expect(readFileSync(join(folder, 'one.json'), 'utf8')).to.equal(json);
  });

  it('goes to standard output where it is told so', () => {
    const files = again(write(stream), { format: ['json'], output: '-' });
    expect([files, printed]).to.deep.equal([[], json]);
  });

  for (const input of [{ output: '-' }, { output: '-', format: ['json', 'html'] }] as const)
    it(`is refused one place for ${input.format?.join(' and ') ?? 'formats that nobody names'}`, async () => {
      expect(await codeFor(stream, input)).to.equal('usage');
    });

  it('is none where the stream breaks off, and leaves no file', async () => {
    const cut = stream.slice(0, stream.lastIndexOf('{'));
    expect(await codeFor(cut)).to.equal('report-incomplete');
    expect(readdirSync(join(folder, 'r'))).to.deep.equal([]);
  });

  for (const [what, text] of [
    ['a line is no event', `${stream.split('\n', 1)[0] ?? ''}\n{}\n`],
    ['an event is hollow', stream.replace(/"finding":\{.*\}\}\n/, '"finding":{}}\n')],
    ['it is a report.json', json],
    ['it is empty', ''],
  ] as const)
    it(`is none where ${what}`, async () => {
      expect(await codeFor(text, { format: ['html'] })).to.match(/^report-(invalid|incomplete)$/);
    });

  it('is none of a file that is not there', async () => {
    const code = await codeOf(() =>
      Promise.resolve().then(() => again(join(folder, 'none'), { format: ['json'] })),
    );
    expect(code).to.equal('file-not-found');
  });
});
