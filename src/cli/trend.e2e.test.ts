import { expect } from 'chai';
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding, nightAt, SERIES } from '../history/night.testing.js';
import type { Night } from '../history/nights.js';
import { Sandbox } from './spawn.testing.js';

/** A night fails with `a`, is mended, fails again, and grows a finding. */
const STORY: readonly Night[] = [
  nightAt(0),
  nightAt(1, { findings: [finding('a')], verdict: 'does-not-conform' }),
  nightAt(2),
  nightAt(3, { findings: [finding('a'), finding('b')], verdict: 'does-not-conform' }),
];

describe('conformance trend', () => {
  let sandbox: Sandbox;
  let history: string;

  before(() => {
    sandbox = new Sandbox();
    history = join(sandbox.folder, 'history.ndjson');
    writeFileSync(history, STORY.map((night) => `\n${JSON.stringify(night)}\n`).join(''));
  });
  after(() => sandbox.close());

  const trend = (...args: readonly string[]) =>
    sandbox.run(['trend', '--history', history, ...args]);

  it('tells each finding with its state and since when', async () => {
    const { code, stdout } = await trend();
    const told = stdout.split('\n').filter((line) => /^New|[ab]{16}$/.test(line));
    expect({ code, told }).to.deep.equal({
      code: 0,
      told: [
        'New',
        '  error    a-check  listClients  since 2026-03-04, came back, first seen 2026-03-02  aaaaaaaaaaaaaaaa',
        '  error    a-check  listClients  since 2026-03-04  bbbbbbbbbbbbbbbb',
      ],
    });
  });

  it('tells the same as JSON', async () => {
    const { stdout } = await trend('--format', 'json');
    const { series } = JSON.parse(stdout) as {
      series: { findings: { fingerprint: string; state: string }[] }[];
    };
    const states = series[0]?.findings.map(({ fingerprint, state }) => [fingerprint[0], state]);
    expect(states).to.deep.equal([
      ['a', 'new'],
      ['b', 'new'],
    ]);
  });

  it('cannot tell where there is no history', async () => {
    const file = join(sandbox.folder, 'none.ndjson');
    const { code, stdout } = await sandbox.run(['trend', '--history', file]);
    expect({ code, stdout }).to.deep.equal({ code: 3, stdout: '' });
  });

  it('names a torn line, and tells the rest', async () => {
    const torn = join(sandbox.folder, 'torn.ndjson');
    copyFileSync(history, torn);
    appendFileSync(torn, '\n{"schemaVersion":"1","run":"tor');
    const { code, stdout } = await sandbox.run(['trend', '--history', torn]);
    expect({ code, named: stdout.includes('Passed over') }).to.deep.equal({ code: 0, named: true });
  });

  it('writes a page in which nothing of a history is markup', async () => {
    const hostile = join(sandbox.folder, 'hostile.ndjson');
    const series = { ...SERIES, target: '<script>alert(1)</script>' };
    const lines = STORY.map((night) => JSON.stringify({ ...night, series }));
    writeFileSync(hostile, `${lines.join('\n')}\n`);
    const args = ['trend', '--history', hostile, '--format', 'html', '--reports', 'out'];
    const { code } = await sandbox.run(args);
    const page = readFileSync(join(sandbox.folder, 'out', 'trend.html'), 'utf8');
    expect({ code, script: page.includes('<script') }).to.deep.equal({ code: 0, script: false });
  });

  it('refuses the report of the recording of an embedded run, whose sentence says so', async () => {
    const run = ['run', '--target', 'embedded', '--record', 'own.har'];
    await sandbox.run([...run, '--probes', 'first-client,life-cycle']);
    const checked = await sandbox.run(['check', 'own.har', '--quiet']);
    const report = join('reports', 'report.json');
    const { code, stderr } = await sandbox.run(['trend', report, report]);
    expect({
      names: checked.stdout.includes('reference provider'),
      code,
      said: stderr.includes('reference provider'),
    }).to.deep.equal({ names: true, code: 3, said: true });
  });

  it('refuses the report of an embedded run', async () => {
    await sandbox.run(['run', '--target', 'embedded', '--probes', 'first-client']);
    const report = join('reports', 'report.json');
    const { code, stderr } = await sandbox.run(['trend', report, report]);
    expect({ code, said: stderr.includes('reference provider') }).to.deep.equal({
      code: 3,
      said: true,
    });
  });
});
