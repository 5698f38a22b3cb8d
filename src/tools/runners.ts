import { expect } from 'chai';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './compile.mjs';
import { bash, type Done } from './pipeline-steps.js';

const RUNNERS = ['chai', 'vitest', 'jest'] as const;
const CLIENTS = ['fetch', 'undici', 'supertest', 'axios'];
const NAME = 'partner-clients-conformance';

/** Types that a test in TypeScript relies on, by runner. */
const TYPED: Readonly<Record<(typeof RUNNERS)[number], string>> = {
  chai: `import * as chai from 'chai';
    import { conformancePlugin } from '${NAME}/chai';
    const asserted: Promise<void> = chai.use(conformancePlugin).expect({}).to.conformTo('getClient');
    // @ts-expect-error -- an operation is named by a text
    void chai.expect({}).to.not.conformTo(5);
    await asserted;`,
  vitest: `import { conformanceMatchers } from '${NAME}/matchers';
    import { expect } from 'vitest';
    expect.extend(conformanceMatchers);
    const asserted: Promise<void> = expect({}).toConformTo('getClient', { purpose: 'unknown-id' });
    // @ts-expect-error -- there is no such purpose
    void expect({}).not.toConformTo('getClient', { purpose: 'fun' });
    await asserted;`,
  jest: `import { conformanceMatchers } from '${NAME}/matchers';
    expect.extend(conformanceMatchers);
    const asserted: Promise<void> = expect({}).toConformTo('getClient');
    // @ts-expect-error -- an operation is named by a text
    void expect({}).not.toConformTo(5);
    await asserted;
    export {};`,
};

/** How users' compilers find a package. */
const RESOLUTIONS = [
  '--module node16',
  '--module nodenext',
  '--module esnext --moduleResolution bundler',
];

const LIBRARY = `import { defineCheck, fail, judge, story, PASS, type Judgment } from '${NAME}';
  const own = defineCheck({
    id: 'acme', severity: 'warning', clause: 'ours', title: 'It is so.', why: 'So.', fix: 'Do.',
    looksAt: { parts: ['response.body'] },
    examples: { pass: [{ response: { status: 200 } }], fail: [{ response: { status: 500 } }] },
    evaluate: ({ response }) => (response?.status === 200 ? PASS : fail({ at: 'x', expected: 'y', actual: 'z' })),
  });
  const request = { method: 'GET', path: '/x' };
  const judgment: Judgment = await judge({ request, response: { status: 200, body: [] } });
  const told = await story({ soleWriter: true });
  told.add({ request });
  await judge({ request }, { ownChecks: [own] });
  // @ts-expect-error -- there is no such option
  void judge({ request }, { foo: 1 });
  void judgment.verdict;`;

describe('the tests of the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runners-'));
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    CI: 'true',
    NO_COLOR: '1',
    PACT_DO_NOT_TRACK: 'true',
    npm_config_prefer_offline: 'true',
  };
  const projectOf = (runner: string) => join(folder, runner);

  before(() => {
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      cwd: ROOT,
    });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    for (const runner of RUNNERS) {
      const project = projectOf(runner);
      cpSync(join(ROOT, 'examples', runner), project, { recursive: true });
      const file = join(project, 'package.json');
      const own = JSON.parse(readFileSync(file, 'utf8')) as {
        devDependencies: Record<string, string>;
      };
      own.devDependencies[NAME] = `file:${join(folder, tarball)}`;
      own.devDependencies['@types/node'] = '^20.0.0';
      if (runner !== 'vitest') own.devDependencies[`@types/${runner}`] = '*';
      writeFileSync(file, JSON.stringify(own));
      execFileSync('npm', ['install', '--silent'], { cwd: project, env });
    }
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Serves the reference provider while something is done. */
  const against = async (fault: readonly string[], done: (env: Env) => Promise<void>) => {
    const cli = join(projectOf('chai'), 'node_modules/.bin/conformance');
    const provider = spawn(cli, ['provider', ...fault], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const served = { ...env, ...(await variables(provider)) };
      const token = execFileSync(cli, ['token'], { cwd: folder, env: served, encoding: 'utf8' });
      await done({ ...served, CONFORMANCE_TOKEN: token.trim() });
    } finally {
      provider.kill();
      await once(provider, 'close');
    }
  };

  const tested = (runner: string, place: Env): Promise<Done> =>
    bash(runner, 'npm test', { folder: projectOf(runner), env: place });

  it('pass where the service does what it should', () =>
    against([], async (place) => {
      for (const runner of RUNNERS) {
        const { code, output } = await tested(runner, place);
        expect([runner, code], output).to.deep.equal([runner, 0]);
      }
    }));

  it('fail where it does not, whichever client asks, and say what is wrong', () =>
    against(['--fault', 'null-members'], async (place) => {
      for (const runner of RUNNERS) {
        const { code, output } = await tested(runner, place);
        expect([runner, code === 0], output).to.deep.equal([runner, false]);
        const told = [
          /expected the answer to conform to listClients, and it does not/g,
          /response\.body\/\S+ {2}\(error, no-null-members\)/g,
          /expected {2}no member "\w+", or a value/g,
          /fix {7}\S/g,
        ].map((words) => (output.match(words)?.length ?? 0) >= CLIENTS.length);
        expect(told, output).to.deep.equal([true, true, true, true]);
      }
    }));

  for (const runner of RUNNERS)
    it(`know the types: ${runner}`, async () => {
      const project = projectOf(runner);
      writeFileSync(join(project, 'typed.ts'), TYPED[runner]);
      writeFileSync(join(project, 'library.ts'), LIBRARY);
      const tsc = join(ROOT, 'node_modules/typescript/lib/tsc.js');
      const types = runner === 'vitest' ? 'node' : `node,${runner}`;
      for (const resolution of RESOLUTIONS) {
        const options = `--noEmit --strict ${resolution} --target es2023 --types ${types}`;
        const { code, output } = await bash(
          runner,
          `node ${tsc} ${options} --skipLibCheck typed.ts library.ts`,
          { folder: project, env },
        );
        expect([resolution, code, output]).to.deep.equal([resolution, 0, '']);
      }
    });
});

type Env = Readonly<Record<string, string>>;

/** What a provider prints before it serves. */
const variables = async (provider: ChildProcess): Promise<Env> => {
  let text = '';
  if (!provider.stdout) throw new Error('the provider says nothing');
  for await (const bytes of provider.stdout) {
    text += String(bytes);
    if (/AUDIENCE='.*'\n/.test(text)) break;
  }
  return Object.fromEntries(
    [...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
};
