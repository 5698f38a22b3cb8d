import { expect } from 'chai';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setEarlierAside } from './earlier-reports.js';

describe('reports of an earlier run', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const there = () => readdirSync(folder).sort();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'earlier-'));
    for (const name of ['report.html', 'report.json', 'other.txt']) writeFileSync(at(name), 'old');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('do not stand beside a run that dies, whichever formats it was to write', () => {
    setEarlierAside(folder, [at('report.json')]);
    expect(there()).to.deep.equal(['other.txt', 'report.html.earlier', 'report.json.earlier']);
  });

  it('give way to those of the run, and come back where it has none', () => {
    const earlier = setEarlierAside(folder, [at('report.json')]);
    writeFileSync(at('report.json'), 'new');
    earlier.replaced();
    expect(there()).to.deep.equal(['other.txt', 'report.html', 'report.json']);
    expect(readFileSync(at('report.json'), 'utf8')).to.equal('new');
  });

  it('stay away where the run could not write its own', () => {
    setEarlierAside(folder, [at('report.json')]).replaced();
    expect(there()).to.deep.equal(['other.txt', 'report.html', 'report.json.earlier']);
  });

  it('stay where the run writes elsewhere', () => {
    setEarlierAside(folder, [at('../out.json')]);
    expect(there()).to.deep.equal(['other.txt', 'report.html', 'report.json']);
  });

  it('are files: a link stays, and what it leads to as well', () => {
    rmSync(at('report.html'));
    symlinkSync(at('other.txt'), at('report.html'));
    setEarlierAside(folder, [at('report.json')]);
    expect(there()).to.deep.equal(['other.txt', 'report.html', 'report.json.earlier']);
  });
});
