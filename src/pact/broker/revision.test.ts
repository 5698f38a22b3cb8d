import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure } from './failure.testing.js';
import { pathName, plainName, revision } from './revision.js';

describe('the revision of a checkout', () => {
  let cwd = '';
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@example.org', ...args], {
      cwd,
      encoding: 'utf8',
    }).trim();

  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'revision-'));
    git('init', '--quiet', '--initial-branch', 'feat/x');
    writeFileSync(join(cwd, 'file'), 'one');
    git('add', '.');
    git('commit', '--quiet', '--no-gpg-sign', '--message', 'one');
  });

  afterEach(() => {
    rmSync(cwd, { recursive: true });
  });

  it('is the commit and the branch', async () => {
    expect(await revision({ cwd, needsClean: true }, {})).to.deep.equal({
      version: git('rev-parse', 'HEAD'),
      branch: 'feat/x',
      buildUrl: undefined,
    });
  });

  it('is what the flags say, whatever git says', async () => {
    writeFileSync(join(cwd, 'file'), 'two');
    const flags = { version: '1.2', branch: 'b', buildUrl: 'https://build.example/1' };
    expect(await revision({ cwd, needsClean: true, ...flags }, {})).to.deep.equal(flags);
  });

  it("takes the build's branch and address where HEAD is detached", async () => {
    git('checkout', '--quiet', '--detach');
    const env = {
      GITHUB_REF_NAME: '7/merge',
      GITHUB_HEAD_REF: 'feat/y',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '9',
    };
    const { branch, buildUrl } = await revision({ cwd }, env);
    expect([branch, buildUrl]).to.deep.equal([
      'feat/y',
      'https://github.example/o/r/actions/runs/9',
    ]);
  });

  it('is uncertain where a tracked file differs', async () => {
    writeFileSync(join(cwd, 'file'), 'two');
    expect(await failure(() => revision({ cwd, needsClean: true }, {}))).to.deep.equal({
      code: 'version-uncertain',
      message: `files differ from those of commit ${git('rev-parse', 'HEAD').slice(0, 12)}`,
    });
  });

  it('does not mind files that git does not track', async () => {
    writeFileSync(join(cwd, 'other'), 'two');
    expect(await failure(() => revision({ cwd, needsClean: true }, {}))).to.equal(undefined);
  });

  it('does not mind changes where nothing is published', async () => {
    writeFileSync(join(cwd, 'file'), 'two');
    expect((await revision({ cwd }, {})).version).to.equal(git('rev-parse', 'HEAD'));
  });

  it('is unknown without a commit', async () => {
    rmSync(join(cwd, '.git'), { recursive: true });
    expect(await failure(() => revision({ cwd }, {}))).to.deep.equal({
      code: 'version-unknown',
      message: 'no commit of git gives the version',
    });
  });
});

describe('a name for a broker', () => {
  const wrong = {
    '-x': 'begins with a hyphen',
    ' ': 'is empty',
    'a\u0000b': 'holds a control character',
    ['a'.repeat(256)]: 'is longer than 255 characters',
  };
  for (const [name, message] of Object.entries(wrong)) {
    it(`is refused where it ${message}`, async () => {
      expect(await failure(() => plainName(name, 'version'))).to.deep.equal({
        code: 'usage',
        message: `the version ${message}`,
      });
    });
  }

  for (const name of ['a/b', 'a?b', 'a#b', 'a%b']) {
    it(`is refused in a path where it is ${name}`, async () => {
      expect((await failure(() => pathName(name, 'version')))?.code).to.equal('usage');
    });
  }

  it('may hold spaces, dots and letters of any script', () => {
    expect(pathName('Partner Clients é 1.0', 'pacticipant')).to.equal('Partner Clients é 1.0');
  });
});
