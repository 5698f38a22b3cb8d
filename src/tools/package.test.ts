import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What `npm pack` would put into the tarball. */
const packed = (): ReadonlySet<string> => {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const text = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  const [{ files }] = JSON.parse(text) as [{ files: readonly { path: string }[] }];
  return new Set(files.map(({ path }) => path));
};

describe('the package', function () {
  this.timeout(60_000);
  let files: ReadonlySet<string>;

  before(() => {
    files = packed();
  });

  it('holds no test, no benchmark and no tool of ours', () => {
    const ours =
      /\.(?:test|browser|soak|broker|testing)\.|^(?:bench|contracts|src|\.ci)\/|dist\/tools/;
    expect([...files].filter((file) => ours.test(file))).to.deep.equal([]);
  });

  it('holds its licence and all pages for whoever uses it', () => {
    const wanted = ['LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/pact.md'];
    const pages = [...read('README.md').matchAll(/\]\((docs\/[^)#]+)/g)].map(([, page]) => page);
    expect([...wanted, ...pages].filter((file) => !files.has(file ?? ''))).to.deep.equal([]);
  });

  it('has no link that leads out of it', () => {
    const dead = [...files]
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\(([^)#\s]+)/g)]
          .map(([, link = '']) => link)
          .filter((link) => !/^[a-z]+:/.test(link))
          .map((link) => posix.join(posix.dirname(file), link))
          .filter((target) => !files.has(target))
          .map((target) => `${file}: ${target}`),
      );
    expect(dead).to.deep.equal([]);
  });

  it('runs nothing where it is installed', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const running = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'prepublish'];
    expect(running.filter((name) => name in scripts)).to.deep.equal([]);
  });
});
