import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sweepTorsos, temporaryOf } from './torsos.js';

/** The process id of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('what a killed run has left of a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'torsos-'));
    file = join(folder, 'night.har');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const written = (path: string, daysAgo = 0): string => {
    writeFileSync(path, 'torso');
    const seconds = Date.now() / 1000 - daysAgo * 24 * 3600 - 60;
    utimesSync(path, seconds, seconds);
    return basename(path);
  };
  const by = (pid: number, path = file) =>
    temporaryOf(path).replace(`-${process.pid}-`, `-${pid}-`);
  const elsewhere = (path: string) => path.replace(/\.[0-9a-f]{8}-/, '.00000000-');
  const swept = () => {
    sweepTorsos(file);
    return readdirSync(folder).sort();
  };

  it('has a name that nobody guesses', () => {
    expect(temporaryOf(file)).not.to.equal(temporaryOf(file));
  });

  it('is taken away once its process has ended', () => {
    written(by(deadPid()));
    expect(swept()).to.deep.equal([]);
  });

  it('is taken away once it is old, whoever wrote it', () => {
    written(elsewhere(by(deadPid())), 2);
    written(by(process.pid), 2);
    expect(swept()).to.deep.equal([]);
  });

  it('stays while its process lives, here or elsewhere', () => {
    const kept = [written(by(process.pid)), written(elsewhere(by(deadPid())))];
    expect(swept()).to.deep.equal(kept.sort());
  });

  it('is known by its whole name: other files stay', () => {
    const pid = deadPid();
    const others = ['night.har', 'night.har.tmp', `night.har.${pid}.tmp`, 'night.har.bak'];
    const kept = [
      ...others.map((name) => written(join(folder, name), 2)),
      written(by(pid, join(folder, 'other.har')), 2),
      written(`${by(pid)}.old`, 2),
    ];
    expect(swept()).to.deep.equal(kept.sort());
  });

  it('is a regular file: links and folders stay, and so does what they point to', () => {
    const target = join(folder, 'target');
    written(target);
    const link = by(deadPid());
    symlinkSync(target, link);
    const directory = by(deadPid());
    mkdirSync(directory);
    expect(swept()).to.deep.equal([link, directory, target].map((path) => basename(path)).sort());
  });

  it('is one name of a file: the file stays under its others', () => {
    const target = join(folder, 'target');
    written(target);
    linkSync(target, by(deadPid()));
    expect([swept(), readFileSync(target, 'utf8')]).to.deep.equal([['target'], 'torso']);
  });

  it('may be in a folder that is not there', () => {
    expect(() => {
      sweepTorsos(join(folder, 'none', 'night.har'));
    }).not.to.throw();
  });
});
