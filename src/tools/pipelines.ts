import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Provider, startProvider } from '../provider/provider.js';
import { ROOT } from './compile.mjs';
import { CodeHost } from './pipeline-host.js';
import { quickNpm } from './pipeline-npm.js';
import { actionSteps, type Done, gitlabJob, type Place, workflowJob } from './pipeline-steps.js';

const GITHUB = join(ROOT, 'examples/github');
const GITLAB = join(ROOT, 'examples/gitlab/.gitlab-ci.yml');
const RUNNER = createRequire(import.meta.url).resolve('gitlab-ci-local');
const SECRETS = [
  'TARGET',
  'INSTITUTION',
  'PARTNER',
  'TOKEN_URL',
  'AUDIENCE',
  'CLIENT_ID',
  'KEY_ID',
  'PRIVATE_KEY',
];

const codes = (done: readonly Done[]) => done.map(({ name, code }) => `${name}: ${code}`);
/** The codes, or what was printed where they are not these: a step is seen nowhere else. */
const told = (done: readonly Done[], wanted: readonly string[]) => {
  const seen = codes(done);
  const output = done.map((each) => each.output).join('\n');
  expect(seen, output.slice(-3_000)).to.deep.equal(wanted);
};

describe('the pipelines of the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipelines-'));
  const repository = join(folder, 'repository');
  const host = new CodeHost();
  let api: string;
  let provider: Provider;
  let tarball: string;
  let base: string;

  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();

  before(async () => {
    api = await host.start();
    provider = await startProvider();
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      cwd: ROOT,
    });
    tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
    cpSync(join(ROOT, 'contracts/pacts'), join(repository, 'contracts/pacts'), { recursive: true });
    const document = readFileSync(join(ROOT, 'specs/partner-clients.v0.yaml'), 'utf8');
    writeFileSync(join(repository, 'openapi.yaml'), document);
    writeFileSync(
      join(repository, 'conformance.yaml'),
      [
        `targets: { sandbox: { url: '${provider.origin}' } }`,
        'gate:',
        '  requires:',
        '    - { file: .conformance/reports/report.json, target: sandbox }',
        '    - { file: .conformance/pacts/report.json, kind: pact check }',
        '',
      ].join('\n'),
    );
    writeFileSync(join(repository, '.gitignore'), 'node_modules\n');
    const devDependencies = { 'partner-clients-conformance': `file:${tarball}` };
    writeFileSync(
      join(repository, 'package.json'),
      JSON.stringify({ private: true, devDependencies }),
    );
    execFileSync('npm', ['install', '--silent', '--prefer-offline', '--package-lock-only'], {
      cwd: repository,
    });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'base');
    base = git('rev-parse', 'HEAD');
  });
  after(async () => {
    host.close();
    await provider.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ENV = {
    PATH: `${quickNpm(folder)}:${process.env.PATH ?? ''}`,
    HOME: process.env.HOME ?? '',
    CI: 'true',
    PACT_DO_NOT_TRACK: 'true',
    npm_config_prefer_offline: 'true',
    RUNNER_TEMP: folder,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_REPOSITORY: 'o/r',
  };

  const credentials = (): Readonly<Record<string, string>> => {
    const { settings } = provider;
    return {
      TARGET: 'sandbox',
      INSTITUTION: settings.institution,
      PARTNER: settings.partner,
      TOKEN_URL: settings.tokenUrl,
      AUDIENCE: settings.audience,
      CLIENT_ID: settings.clientId,
      KEY_ID: settings.keyId,
      PRIVATE_KEY: settings.privateKeyPem,
    };
  };
  const named = (prefix: string, without?: string) =>
    Object.fromEntries(
      SECRETS.filter((name) => name !== without).map((name) => [
        `${prefix}${name}`,
        credentials()[name] ?? '',
      ]),
    );
  const place = (expressions: Readonly<Record<string, string>> = {}): Place => ({
    folder: repository,
    env: { ...ENV, GITHUB_API_URL: api },
    expressions: {
      'github.workspace': repository,
      'github.token': 'a-token-of-the-job',
      'github.event.pull_request.base.sha': base,
      'github.event.pull_request.number': '7',
      ...expressions,
    },
  });

  it('GitHub: the gate before any night cannot tell', async () => {
    const done = await workflowJob(join(GITHUB, 'release-gate.yml'), 'gate', place());
    told(done, ['Install: 0', 'Decide: 3']);
  });

  it('GitHub: a night is green, and leaves journal, history and reports', async () => {
    const secrets = named('secrets.CONFORMANCE_');
    const done = await workflowJob(join(GITHUB, 'nightly.yml'), 'night', place(secrets));
    told(done, ['Install: 0', 'Clean up after an earlier night: 0', 'Run: 0']);
    const kept = readdirSync(join(repository, '.conformance'), {
      recursive: true,
      encoding: 'utf8',
    });
    expect(
      ['history.ndjson', 'report.json'].map((file) => kept.some((name) => name.endsWith(file))),
    ).to.deep.equal([true, true]);
  });

  for (const secret of SECRETS)
    it(`GitHub: a night without the secret ${secret} is red`, async () => {
      const nightly = readFileSync(join(GITHUB, 'nightly.yml'), 'utf8');
      const file = join(folder, 'night.yml');
      writeFileSync(file, nightly.replace('run: npm ci', 'run: "true"'));
      const done = await workflowJob(file, 'night', place(named('secrets.CONFORMANCE_', secret)));
      told(done, ['Install: 0', 'Clean up after an earlier night: 2']);
    });

  /** The job is cancelled once the run has made so many clients that they take a while to delete. */
  const cancelledDuring = (during: string): NonNullable<Place['cancelled']> => {
    const enough = provider.clients().length + 10;
    return { during, when: () => provider.clients().length >= enough };
  };

  it('GitHub: what a night has made that was cancelled is cleaned up', async () => {
    const before = provider.clients().length;
    const cancelled = cancelledDuring('Run');
    const secrets = named('secrets.CONFORMANCE_');
    const all = { ...place(secrets), cancelled };
    const done = await workflowJob(join(GITHUB, 'nightly.yml'), 'night', all);
    told(done, [
      'Install: 0',
      'Clean up after an earlier night: 0',
      'Run: -1',
      'Clean up after a cancelled run: 0',
    ]);
    expect(done[3]?.output).to.match(/deleted/);
    expect(provider.clients()).to.have.length(before);
    // The night after it has its report, for the gate.
    const next = await workflowJob(join(GITHUB, 'nightly.yml'), 'night', place(secrets));
    expect(codes(next).at(-1)).to.equal('Run: 0');
  });

  it('GitHub: the gate after the pacts and a night lets pass', async () => {
    const file = join(GITHUB, 'release-gate.yml');
    told(await workflowJob(file, 'pacts', place()), [
      'Install: 0',
      'Judge the pacts against the document: 0',
    ]);
    told(await workflowJob(file, 'gate', place()), ['Install: 0', 'Decide: 0']);
  });

  it('GitHub: a change that breaks is red, with annotations and one comment that is updated', async () => {
    const document = join(repository, 'openapi.yaml');
    writeFileSync(
      document,
      readFileSync(document, 'utf8').replace(
        '        - in: path',
        '        - { in: query, name: fresh, required: true, schema: { type: string } }\n        - in: path',
      ),
    );
    const file = join(GITHUB, 'change-check.yml');
    const wanted = ['Install: 0', 'Account: 0', 'Comment: 0', 'Decide: 1'];
    const first = await workflowJob(file, 'changes', place());
    told(first, wanted);
    expect(first.at(-1)?.output).to.match(/^::error file=openapi\.yaml,line=\d+/m);
    told(await workflowJob(file, 'changes', place()), wanted);
    expect(host.calls).to.deep.equal(['GET', 'POST', 'GET', 'PATCH']);
    expect(host.comments.map(({ body }) => body.includes('fresh'))).to.deep.equal([true]);
  });

  it('GitHub: where the token may not comment, the summary alone tells', async () => {
    host.mayWrite = false;
    rmSync(ENV.GITHUB_STEP_SUMMARY, { force: true });
    const done = await workflowJob(join(GITHUB, 'change-check.yml'), 'changes', place());
    host.mayWrite = true;
    told(done, ['Install: 0', 'Account: 0', 'Comment: 0', 'Decide: 1']);
    expect(done[2]?.output).to.include('::notice::');
    expect(readFileSync(ENV.GITHUB_STEP_SUMMARY, 'utf8')).to.include('fresh');
  });

  it('the action calls a command, and fails as it does', async () => {
    const inputs = {
      'inputs.package': tarball,
      'inputs.arguments': 'gate\n--provider-version\n4.2.0\n',
      'inputs.working-directory': '.',
    };
    told(await actionSteps(join(ROOT, 'action.yml'), place(inputs)), ['Install: 0', 'Command: 3']);
    expect(readFileSync(ENV.GITHUB_OUTPUT, 'utf8')).to.equal('exit-code=3\n');
  });

  const gitlab = (
    job: string,
    more: Readonly<Record<string, string>> = {},
    cancelled?: Place['cancelled'],
  ) =>
    gitlabJob(GITLAB, job, {
      folder: repository,
      ...(cancelled ? { cancelled } : {}),
      env: {
        ...ENV,
        CI_PROJECT_DIR: repository,
        CI_API_V4_URL: api,
        CI_PROJECT_ID: '1',
        CI_MERGE_REQUEST_IID: '7',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        ...more,
      },
    });

  it('GitLab: a night is green, and red without its variables', async () => {
    told(await gitlab('night', named('CONFORMANCE_')), ['night: 0', 'after: 0']);
    const [night] = await gitlab('night');
    expect(night?.code).not.to.equal(0);
  });

  it('GitLab: what a night has made that was cancelled is cleaned up', async () => {
    const before = provider.clients().length;
    const cancelled = cancelledDuring('night');
    told(await gitlab('night', named('CONFORMANCE_'), cancelled), ['night: -1', 'after: 0']);
    expect(provider.clients()).to.have.length(before);
    told(await gitlab('gate'), ['gate: 3']);
    told(await gitlab('night', named('CONFORMANCE_')), ['night: 0', 'after: 0']);
  });

  for (const [what, variables, jobs] of [
    ['a schedule', { CI_PIPELINE_SOURCE: 'schedule' }, ['night']],
    ['a tag', { CI_COMMIT_TAG: 'v1' }, ['gate']],
    ['a push', { CI_PIPELINE_SOURCE: 'push' }, []],
  ] as const) {
    it(`GitLab: a local runner takes its file, and knows the jobs of ${what}`, () => {
      writeFileSync(join(repository, '.gitlab-ci.yml'), readFileSync(GITLAB));
      const words = Object.entries(variables).flatMap(([name, value]) => [
        '--ignore-predefined-vars',
        name,
        '--variable',
        `${name}=${value}`,
      ]);
      const listed = execFileSync(process.execPath, [RUNNER, '--list-csv', ...words], {
        cwd: repository,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const names = listed.trim().split('\n').slice(1);
      expect(names.map((line) => line.split(';', 1)[0])).to.deep.equal(jobs);
    });
  }

  it('GitLab: the gate decides', async () => {
    told(await gitlab('gate'), ['gate: 0']);
  });

  it('GitLab: a change that breaks is red, with one note that is updated', async () => {
    host.comments.length = 0;
    host.calls.length = 0;
    told(await gitlab('changes', { NOTES_TOKEN: 'a-token' }), ['changes: 1']);
    told(await gitlab('changes', { NOTES_TOKEN: 'a-token' }), ['changes: 1']);
    expect(host.calls).to.deep.equal(['GET', 'POST', 'GET', 'PUT']);
  });
});
