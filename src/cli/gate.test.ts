import { expect } from 'chai';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { faultOf } from '../app/fault.js';
import { Tenant } from '../app/tenant.testing.js';
import { called } from './in-process.testing.js';

const ALLOWS = '[--probes listed-client]';

describe('conformance gate, called', function () {
  this.timeout(30_000);
  let tenant: Tenant;
  const file = (name: string) => tenant.path(`${name}/report.json`);

  before(async () => {
    tenant = await Tenant.start();
    await tenant.run({ reports: tenant.path('good') });
    await tenant.run({ reports: tenant.path('embedded'), target: 'embedded' });
    await tenant.serve(faultOf('bom'));
    await tenant.run({ reports: tenant.path('wrong') });
  });
  after(() => tenant.close());

  /** Calls the gate with these inputs required. */
  const gate = (names: readonly string[], ...args: readonly string[]) => {
    const entries = names.map((name) => `{ file: ${file(name)}, allows: ${ALLOWS} }`);
    tenant.configure(`gate: { requires: [${entries.join(', ')}] }\n`);
    return called(['gate', '--config', tenant.config, ...args], tenant.env);
  };

  for (const [names, code, decision] of [
    [['good'], 0, 'gate: may ship (1 input)\n'],
    [['wrong'], 1, 'gate: must not ship (1 reason against it)\n'],
    [['nowhere'], 3, 'gate: could not tell whether it may ship (1 thing that nobody can tell)\n'],
    [
      ['good', 'nowhere', 'wrong'],
      1,
      'gate: must not ship (1 reason against it, 1 thing that nobody can tell)\n',
    ],
    [['embedded'], 3, 'gate: could not tell whether it may ship (1 thing that nobody can tell)\n'],
  ] as const) {
    it(`exits ${code} on ${names.join(', ')}`, async () => {
      const told = await gate(names);
      expect([told.code, told.stdout.slice(-decision.length)]).to.deep.equal([code, decision]);
    });
  }

  for (const [what, args] of [
    ['an option that there is not', ['--no-such-option']],
    ['an argument', ['report.json']],
    ['a version that is none', ['--provider-version', ' ']],
    ['a format that there is not', ['--format', 'html']],
    ['a document that is not there', ['--spec', 'nowhere.yaml']],
  ] as const) {
    it(`exits 2 on ${what}, whatever the inputs say`, async () => {
      const { code, stdout } = await gate(['wrong'], ...args);
      expect([code, stdout]).to.deep.equal([2, '']);
    });
  }

  it('exits 2 on a configuration that is wrong', async () => {
    tenant.configure('gate: { requires: [{ file: a, maxAge: soon }] }\n');
    const { code } = await called(['gate', '--config', tenant.config], tenant.env);
    expect(code).to.equal(2);
  });

  it('tells since when something fails, where a history is named', async () => {
    const history = tenant.path('state/partner-clients-conformance/history.ndjson');
    const { stdout } = await gate(['wrong'], '--history', history);
    expect([existsSync(history), /^ {2}wrong: .*; new that night$/m.test(stdout)]).to.deep.equal([
      true,
      true,
    ]);
  });

  it('tells the same day as the trend, however long the history is', async () => {
    const kept = tenant.path('state/partner-clients-conformance/history.ndjson');
    const last = readFileSync(kept, 'utf8').trim().split('\n').at(-1) ?? '';
    const night = JSON.parse(last) as { run: string; start: string };
    const earlier = Array.from({ length: 2_010 }, (_, at) => {
      const start = new Date(Date.parse(night.start) - (at + 1) * 3_600_000).toISOString();
      return JSON.stringify({ ...night, run: `earlier-${at}`, start, end: start });
    });
    const history = tenant.path('long.ndjson');
    writeFileSync(history, [...earlier, last, ''].join('\n'));
    const json = ['--format', 'json', '--history', history];
    const decided = await gate(['wrong'], ...json);
    const trend = await called(['trend', '--config', tenant.config, ...json], tenant.env);
    const { inputs } = JSON.parse(decided.stdout) as {
      inputs: { reasons: { story: { since: string } }[] }[];
    };
    const { series } = JSON.parse(trend.stdout) as {
      series: { findings: { severity: string; since: string }[] }[];
    };
    const told = series[0]?.findings.find(({ severity }) => severity === 'error');
    expect(told?.since).to.be.a('string');
    expect(inputs[0]?.reasons[0]?.story.since).to.equal(told?.since);
  });

  it('decides the same where the history cannot be read', async () => {
    const { code, stdout } = await gate(['wrong'], '--history', tenant.folder);
    expect([code, stdout.includes('that night')]).to.deep.equal([1, false]);
  });

  it('names the first reasons of many, and says how many more the JSON has', async () => {
    const report = JSON.parse(readFileSync(file('wrong'), 'utf8')) as {
      findings: { check: string }[];
    };
    const own = report.findings.find(({ check }) => check === 'text-is-utf8');
    const findings = Array.from({ length: 20 }, (_, at) => ({
      ...own,
      fingerprint: String(at).padStart(16, '0'),
    }));
    writeFileSync(tenant.path('many.json'), JSON.stringify({ ...report, findings }));
    tenant.configure(
      `gate: { requires: [{ file: ${tenant.path('many.json')}, allows: ${ALLOWS} }] }\n`,
    );
    const call = ['gate', '--config', tenant.config];
    const text = await called(call, tenant.env);
    const json = await called([...call, '--format', 'json'], tenant.env);
    const { inputs } = JSON.parse(json.stdout) as { inputs: { reasons: unknown[] }[] };
    expect([
      text.stdout.match(/^ {2}wrong: /gm)?.length,
      text.stdout.includes('  and 12 more reasons, which the JSON names'),
      inputs[0]?.reasons.length,
    ]).to.deep.equal([8, true, 20]);
  });
});
