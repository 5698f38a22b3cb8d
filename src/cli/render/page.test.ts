import { expect } from 'chai';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printPage } from './page.js';

describe('a page', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'page-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const print = ({
    format = 'text',
    reports,
  }: {
    format?: 'text' | 'json';
    reports?: string;
  }): string => {
    let printed = '';
    printPage('lint', { pageFormat: format, printFolder: reports }, (text) => (printed += text), {
      json: [1],
      text: () => 'one\n',
    });
    return printed;
  };

  it('is text unless JSON is asked for', () => {
    expect([print({}), print({ format: 'json' })]).to.deep.equal(['one\n', '[\n  1\n]\n']);
  });

  it('leaves no file where no folder is named', () => {
    print({});
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is written as it is printed, under the name of its form', () => {
    const reports = join(folder, 'new');
    const printed = [print({ reports }), print({ reports, format: 'json' })];
    const written = ['lint.txt', 'lint.json'].map((name) =>
      readFileSync(join(reports, name), 'utf8'),
    );
    expect([written, readdirSync(reports).sort()]).to.deep.equal([
      printed,
      ['lint.json', 'lint.txt'],
    ]);
  });
});
