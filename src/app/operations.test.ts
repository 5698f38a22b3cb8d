import { expect } from 'chai';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf } from '../cli/exit.js';
import { reasonOf } from '../reporters/_words.js';
import type { InputOf } from '../settings/resolve.js';
import { check } from './check.js';
import { pactCheck } from './pact-check.js';
import { codeOf } from './pact-verify.testing.js';
import { pactVerify } from './pact-verify.js';
import { SILENT } from './ports.js';
import { run } from './run.js';
import { settingsOf } from './settings.js';

/** Seen in lists and in gets. */
const FAULT = 'null-members';
/** Seen in lists only, by a monitor. */
const LATE = 'deleted-is-still-listed';

/** With the default the fault is waited for, three times ten seconds. */
const CONFIG = 'target: embedded\nsettings: { consistencySeconds: 0.1 }\n';

describe('the operations that alone are judged', function () {
  this.timeout(30_000);
  let folder: string;
  let config: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'operations-'));
    config = join(folder, 'c.yaml');
    writeFileSync(config, CONFIG);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const given = () => ({ config, reports: folder, format: ['json'] as const });

  const of = async (input: InputOf<'run'>) => {
    const settings = settingsOf('run', { ...given(), seed: 7, fault: FAULT, ...input }, {});
    const outcome = await run(settings, SILENT);
    if (outcome.kind !== 'judged') throw new TypeError('it was not judged');
    return { ...seenIn(outcome.report), exit: exitOf(outcome), report: outcome.report };
  };

  const seenIn = (report: Parameters<typeof reasonOf>[0]) => {
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    return {
      found: errors.map(({ check: id, operation }) => `${id} ${operation ?? '*'}`).sort(),
      evidence: report.summary.evidence,
      narrowedBy: report.run.narrowedBy,
      sentence: reasonOf(report),
    };
  };

  it('are judged, and no other: the sentence and the report say so', async () => {
    const { found, exit, evidence, narrowedBy, sentence, report } = await of({
      operation: ['getClient'],
    });
    expect([exit, found]).to.deep.equal([1, ['no-null-members getClient']]);
    expect([evidence.operations, evidence.missing]).to.deep.equal([1, []]);
    expect(evidence.content[1]).to.equal(report.summary.evidence.content[0]);
    expect(narrowedBy).to.deep.equal(['--operation getClient']);
    expect(sentence).to.match(/seen: 1 of 5 operations, .*; narrowed by --operation getClient$/);
    const judgedOn = new Set(report.checks.flatMap((each) => each.judgedOn ?? []));
    expect([...judgedOn]).to.deep.equal(['getClient']);
  });

  it('are judged by a monitor that has heard the whole story', async () => {
    const there = await of({ fault: LATE, operation: ['listClients'] });
    const elsewhere = await of({ fault: LATE, operation: ['createClient', 'deleteClient'] });
    // What was deleted may be there still, says the run itself.
    expect([there.exit, elsewhere.exit, elsewhere.found]).to.deep.equal([1, 3, []]);
  });

  it('decide which probes are sent', async () => {
    const { report } = await of({ fault: undefined, operation: ['listClients'], readOnly: true });
    const sent = report.probes.flatMap(({ id, status }) => (status === 'run' ? [id] : []));
    expect(sent).to.deep.equal(['listed-client', 'anonymous', 'bad-tokens', 'token-endpoint']);
    expect(report.probes.map(({ id }) => id)).not.to.include('odd-ids');
  });

  it('could not be told where nothing of them was exchanged', async () => {
    const { exit } = await of({ fault: undefined, operation: ['updateClient'], readOnly: true });
    expect(exit).to.equal(3);
  });

  it('are judged in a recording as they are live', async () => {
    const record = join(folder, 'r.har');
    await of({ record });
    const operation = ['getClient'];
    const outcome = await check(
      [record],
      settingsOf('check', { ...given(), operation }, {}),
      SILENT,
    );
    const live = await of({ operation });
    expect(seenIn(outcome.report).found).to.deep.equal(live.found);
    expect(exitOf(outcome)).to.equal(1);
  });

  it('are those of a pact, too', async () => {
    const settings = settingsOf('pact check', { config, operation: ['getClient'] }, {});
    const { report } = await pactCheck([], settings, SILENT);
    const told = (report.pacts ?? []).flatMap(({ interactions }) => interactions);
    expect([report.verdict, told.length]).to.deep.equal(['conforms', report.summary.exchanges]);
  });

  it('are refused where the document has none of that name', async () => {
    expect(await codeOf(() => of({ operation: ['getCliet'] }))).to.equal('unknown-operation');
  });

  it('are refused where a broker would read of a whole pact', async () => {
    const settings = settingsOf(
      'pact verify',
      { ...given(), target: 'https://tenant.invalid', operation: ['getClient'], publish: true },
      { CONFORMANCE_TOKEN: 'abcdefghijk' },
    );
    expect(await codeOf(() => pactVerify([], settings, SILENT))).to.equal('usage');
  });
});

describe('a run of what failed last', function () {
  this.timeout(30_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'last-failed-'));
    writeFileSync(join(folder, 'c.yaml'), CONFIG);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const of = async (input: InputOf<'run'>) => {
    const config = join(folder, 'c.yaml');
    const given = { config, reports: folder, format: ['json'] as const };
    const outcome = await run(settingsOf('run', { ...given, ...input }, {}), SILENT);
    if (outcome.kind !== 'judged') throw new TypeError('it was not judged');
    return { report: outcome.report, exit: exitOf(outcome) };
  };

  it('has its probes, its operations and its seed, and finds the same', async () => {
    const first = await of({ fault: LATE });
    const again = await of({ fault: LATE, lastFailed: true });
    const prints = ({ report }: typeof first) =>
      report.findings.flatMap((each) => (each.severity === 'error' ? [each.fingerprint] : []));
    expect(prints(again)).to.deep.equal(prints(first));
    expect(again.report.run.seed).to.equal(first.report.run.seed);
    expect(again.report.summary.exchanges).to.be.lessThan(first.report.summary.exchanges);
    expect(again.report.run.narrowedBy.slice(0, 2)).to.deep.equal([
      '--operation listClients',
      '--last-failed',
    ]);
    expect(reasonOf(again.report)).to.include('--last-failed');
  });

  it('is green once it is mended, and then there is nothing that failed', async () => {
    await of({ fault: LATE });
    expect((await of({ lastFailed: true })).exit).to.equal(0);
    expect(await codeOf(() => of({ lastFailed: true }))).to.equal('nothing-failed');
  });

  it('is refused without a last run', async () => {
    expect(existsSync(join(folder, 'report.json'))).to.equal(false);
    expect(await codeOf(() => of({ lastFailed: true }))).to.equal('file-not-found');
  });

  it('is refused where the last report is of another target', async () => {
    await of({ fault: LATE });
    const token = { CONFORMANCE_TOKEN: 'abcdefghijk' };
    const target = { target: 'https://tenant.invalid', institution: 'i', partner: 'p' };
    const input = { ...target, reports: folder, lastFailed: true, readOnly: true };
    expect(await codeOf(() => run(settingsOf('run', input, token), SILENT))).to.equal('usage');
  });

  it('is refused where the report cannot be read', async () => {
    writeFileSync(join(folder, 'report.json'), '{"findings":[]}');
    expect(await codeOf(() => of({ lastFailed: true }))).to.equal('report-invalid');
  });
});
