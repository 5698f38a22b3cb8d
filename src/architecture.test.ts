import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Which packages (Node's own modules among them) a folder may import, besides `src/model`. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  model: [],
  openapi: [
    'ajv',
    'ajv-formats',
    'jsonpath-rfc9535',
    'yaml',
    'node:buffer',
    'node:crypto',
    'node:fs',
    'node:module',
    'node:path',
    'node:vm',
  ],
  checks: [],
  probes: ['fast-check'],
  registry: [],
  redaction: [],
  driver: [],
  transport: [
    'undici',
    'node:buffer',
    'node:events',
    'node:net',
    'node:stream',
    'node:tls',
    'node:zlib',
  ],
  recordings: [
    'fflate',
    'node:buffer',
    'node:crypto',
    'node:fs',
    'node:os',
    'node:path',
    'node:stream',
    'node:zlib',
  ],
  client: [],
  auth: ['jose', 'oauth4webapi', 'node:crypto'],
  engine: ['node:crypto'],
  reporters: ['picocolors', 'sarif'],
  journal: ['node:crypto', 'node:fs', 'node:os', 'node:path'],
  history: ['ajv', 'node:crypto', 'node:fs', 'node:module', 'node:path'],
  settings: ['ajv', 'yaml', 'node:fs', 'node:module', 'node:path'],
  changes: ['ajv', 'refa', 'node:crypto', 'node:module'],
  pact: [
    '@pact-foundation/pact',
    '@pact-foundation/pact-cli',
    'node:child_process',
    'node:crypto',
    'node:fs',
    'node:module',
    'node:http',
    'node:net',
    'node:os',
    'node:path',
    'node:vm',
  ],
  provider: [
    'jose',
    'oidc-provider',
    'node:buffer',
    'node:crypto',
    'node:http',
    'node:net',
    'node:stream',
    'node:zlib',
  ],
  // It plugs the folders together; a terminal it does not know.
  app: [
    'node:child_process',
    'node:crypto',
    'node:dns',
    'node:fs',
    'node:os',
    'node:path',
    'node:string_decoder',
    'node:url',
    'node:v8',
    'node:vm',
  ],
};

/** What stands above `app`, and what each may import of ours: a front end asks use cases, and reads their words. */
const FRONTS: Readonly<Record<string, readonly string[] | 'all'>> = {
  'index.ts': ['app', 'model'],
  matchers: ['app', 'model'],
  cli: ['app', 'model', 'settings', 'reporters', 'checks'],
  tools: 'all',
};

const TOP_LEVEL = new Set([
  'contracts',
  'specs',
  'src',
  'reports',
  '.mocharc.json',
  'package.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'package-lock.json',
  'LICENSE',
  'action.yml',
  'eslint.config.js',
  'bench',
  'docs',
  'examples',
]);

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'));

const isTest = (name: string) =>
  /\.(test|e2e\.test|browser|broker|soak)\.ts$/.test(name) || name.includes('.testing');

const importsOf = (from: string): readonly Import[] =>
  ts
    .preProcessFile(readFileSync(join(ROOT, 'src', from), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => ({
      from,
      to: fileName.startsWith('.')
        ? posix.join(posix.dirname(from), fileName).replace(/\.js$/, '.ts')
        : fileName,
    }));

const product = sources.filter((name) => !isTest(name));
const imports = product.flatMap(importsOf);
const folderOf = (name: string) => name.split('/', 1)[0] ?? name;
const isOurs = ({ to }: Import) => sources.includes(to);

const packageOf = (to: string) =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');

const mayImport = (each: Import): boolean => {
  const [from, to] = [folderOf(each.from), folderOf(each.to)];
  const front = FRONTS[from];
  if (front) return front === 'all' || !isOurs(each) || to === from || front.includes(to);
  if (!isOurs(each)) return PACKAGES[from]?.includes(packageOf(each.to)) ?? false;
  return to === from || to === 'model' || (from === 'app' && !(to in FRONTS));
};

/** A cycle through `start`, as the path that closes it. */
const cycleFrom = (start: string): readonly string[] | undefined => {
  const queue: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (let path = queue.shift(); path; path = queue.shift()) {
    for (const { to } of imports.filter(({ from }) => from === path.at(-1))) {
      if (to === start) return [...path, to];
      if (!seen.has(to)) queue.push([...path, to]);
      seen.add(to);
    }
  }
  return undefined;
};

describe('the house', () => {
  it('has no import that the table of folders and packages does not allow', () => {
    const wrong = imports.filter((each) => !mayImport(each));
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).to.deep.equal([]);
  });

  it('has no folder without a row in the table', () => {
    const folders = new Set(product.filter((name) => name.includes('/')).map(folderOf));
    expect([...folders].filter((name) => !(name in PACKAGES) && !(name in FRONTS))).to.deep.equal(
      [],
    );
  });

  it('has no import cycle', () => {
    expect(product.map(cycleFrom).filter((cycle) => cycle !== undefined)).to.deep.equal([]);
  });

  it('has no top-level entry that is not in the list', () => {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const entries = new Set(listed.split('\n').map((name) => name.split('/', 1)[0] ?? ''));
    const strangers = [...entries].filter(
      (name) => name !== '' && !name.startsWith('.') && !TOP_LEVEL.has(name),
    );
    expect(strangers).to.deep.equal([]);
  });

  it('sees the imports of a file', () => {
    expect(
      imports.filter(({ from }) => from === 'model/reporter.ts').map(({ to }) => relative('.', to)),
    ).to.include('model/event.ts');
  });
});
