import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../model/report.js';
import { startSecondProvider } from '../app/second-provider.testing.js';
import { Sandbox } from './spawn.testing.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const schemas = new Ajv2020({ strict: false, validateFormats: false });
for (const name of ['report', 'events']) {
  schemas.addSchema(
    JSON.parse(readFileSync(join(ROOT, 'specs', `${name}.schema.json`), 'utf8')) as object,
    name,
  );
}

const broken = (name: string, value: unknown) =>
  schemas.validate(name, value) ? null : schemas.errorsText();

describe('conformance run', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;

  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.close());

  const reportIn = (folder = 'reports'): Report =>
    JSON.parse(readFileSync(join(sandbox.folder, folder, 'report.json'), 'utf8')) as Report;

  it('conforms on the embedded provider, with every documented answer exercised', async () => {
    const { code, stderr } = await sandbox.run(['run']);
    expect([code, stderr.includes('error')]).to.deep.equal([0, false]);
    const { verdict, summary, operations } = reportIn();
    expect(verdict).to.equal('conforms');
    expect([summary.findings.error, summary.findings.warning]).to.deep.equal([0, 0]);
    const seen = operations.flatMap(({ id, documented, statuses }) =>
      documented.filter((status) => (statuses[status] ?? 0) > 0).map((status) => `${id} ${status}`),
    );
    expect(seen.sort()).to.deep.equal([
      'createClient 200',
      'deleteClient 204',
      'deleteClient 404',
      'getClient 200',
      'getClient 404',
      'listClients 200',
      'updateClient 204',
      'updateClient 404',
    ]);
  });

  it('writes reports that keep their schemas, and leaves no other file', async () => {
    await sandbox.run(['run', '--format', 'console,json,jsonl,html,junit,markdown,sarif']);
    expect(broken('report', reportIn())).to.equal(null);
    const lines = readFileSync(join(sandbox.folder, 'reports', 'report.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(
      lines.map((line) => broken('events', JSON.parse(line))).filter((each) => each !== null),
    ).to.deep.equal([]);
    expect(readdirSync(join(sandbox.folder, 'reports')).sort()).to.deep.equal([
      'junit.xml',
      'report.html',
      'report.json',
      'report.jsonl',
      'report.md',
      'report.sarif',
    ]);
  });

  it('exits 1 with a fault planted, and says where, why and what to do', async () => {
    const { code, stdout } = await sandbox.run(['run', '--fault', 'secret-in-get']);
    expect(code).to.equal(1);
    expect(stdout).to.include('secret-only-at-creation');
    const [finding] = reportIn().findings.filter(
      ({ check }) => check === 'secret-only-at-creation',
    );
    expect(finding?.operation).to.equal('getClient');
    for (const part of ['why', 'fix', 'clause', 'curl'] as const)
      expect(finding?.[part]).not.to.equal('');
  });

  it('finds on its own recording what it found live', async () => {
    const env = await sandbox.serveProvider('--fault', 'null-members');
    const live = await sandbox.run(['run', '--record', 'night.har'], { env });
    const recorded = await sandbox.run(['check', 'night.har', '--reports', 'again']);
    expect([live.code, recorded.code]).to.deep.equal([1, 1]);
    const found = ({ findings }: Report) =>
      findings.map(({ fingerprint, count }) => `${fingerprint} ${count}`).sort();
    expect(found(reportIn('again'))).to.deep.equal(found(reportIn()));
    // What was issued is no longer in the recording: whether it varied enough is told live alone.
    const said = ({ checks }: Report) =>
      checks
        .filter(({ check }) => check !== 'secrets-vary-enough')
        .map(({ check, pass, fail, couldNotTell }) => [check, pass, fail, couldNotTell]);
    expect(said(reportIn('again'))).to.deep.equal(said(reportIn()));
  });

  it('keeps every secret out of every output', async () => {
    const provider = await startSecondProvider();
    try {
      const { institution, partner, origin, token } = provider;
      const { code, stdout, stderr } = await sandbox.run(
        [
          'run',
          '--record',
          'night.har',
          '--format',
          'console,json,jsonl,html,junit,markdown,sarif',
        ],
        {
          env: {
            CONFORMANCE_TARGET: origin,
            CONFORMANCE_INSTITUTION: institution,
            CONFORMANCE_PARTNER: partner,
            CONFORMANCE_TOKEN: token,
          },
        },
      );
      expect(code).to.equal(0);
      const files = [
        'night.har',
        ...readdirSync(join(sandbox.folder, 'reports')).map((name) => `reports/${name}`),
      ];
      const outputs = [
        stdout + stderr,
        ...files.map((name) => readFileSync(join(sandbox.folder, name), 'utf8')),
      ];
      const secrets = [token, ...provider.secrets].flatMap((secret) => [
        secret,
        Buffer.from(secret).toString('base64url').slice(0, -2),
        Buffer.from(secret).toString('hex'),
      ]);
      expect(secrets.length).to.be.greaterThan(9);
      expect(
        secrets.filter((secret) => outputs.some((text) => text.includes(secret))),
      ).to.deep.equal([]);
    } finally {
      await provider.close();
    }
  });

  it('gives the same report for the same seed, clocks, durations and ids apart', async () => {
    const reports: string[] = [];
    for (const folder of ['one', 'two']) {
      await sandbox.run(['run', '--seed', '42', '--reports', folder]);
      const { findings, operations, requirements, checks, probes, pins } = reportIn(folder);
      const counted = operations.map(({ id, statuses }) => ({ id, statuses }));
      const text = JSON.stringify({ findings, counted, requirements, checks, probes, pins });
      reports.push(
        text.replace(
          /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|pcc[a-p]{16}|127\.0\.0\.1:\d+/g,
          'ID',
        ),
      );
    }
    expect(reports[0]).to.equal(reports[1]);
  });

  it('exits 70 when a check throws', async () => {
    const plant = join(sandbox.folder, 'plant.mjs');
    writeFileSync(
      plant,
      `import { claims } from ${JSON.stringify(new URL('../checks/index.js', import.meta.url).href)};
       claims.find(({ kind }) => kind === 'check').evaluate = () => { throw new Error('planted'); };`,
    );
    const { code, stderr } = await sandbox.run(['run'], { node: ['--import', plant] });
    expect(code).to.equal(70);
    expect(stderr).to.match(/^conformance: error\[internal\]: [a-z-]+ /m);
    expect(stderr).not.to.match(/^[ \t]+at /m);
  });

  it('exits 70 when a reporter throws, and the others still write', async () => {
    const plant = join(sandbox.folder, 'plant.mjs');
    writeFileSync(
      plant,
      `import { reporters } from ${JSON.stringify(new URL('../reporters/index.js', import.meta.url).href)};
       reporters.find(({ name }) => name === 'html').start = () => ({ event: () => { throw new Error('planted'); } });`,
    );
    const { code, stderr } = await sandbox.run(['run'], { node: ['--import', plant] });
    expect(code).to.equal(70);
    expect(stderr).to.match(
      /^conformance: error\[reporter-failed\]: the html reporter failed: planted/m,
    );
    expect(readdirSync(join(sandbox.folder, 'reports')).sort()).to.deep.equal([
      'report.json',
      'report.jsonl',
    ]);
  });

  it('could not tell with a wrong key, and says what the server said', async () => {
    const env = await sandbox.serveProvider();
    const { code, stderr } = await sandbox.run(['run'], {
      env: { ...env, CONFORMANCE_CLIENT_ID: 'somebody-else' },
    });
    expect(code).to.equal(3);
    expect(stderr).to.match(/^conformance: error\[[a-z-]+\]: .*invalid_client/m);
  });
});
