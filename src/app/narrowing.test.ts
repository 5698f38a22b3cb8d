import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf } from '../cli/exit.js';
import { reasonOf } from '../reporters/_words.js';
import type { InputOf } from '../settings/resolve.js';
import { codeOf } from './pact-verify.testing.js';
import { SILENT } from './ports.js';
import { run } from './run.js';
import { settingsOf } from './settings.js';

/** Two checks fail on the provider with this defect. */
const FAULT = 'null-members';

describe('what narrows a run', function () {
  this.timeout(30_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'narrowing-'));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const of = async (input: InputOf<'run'>, yaml = 'target: embedded\n') => {
    const config = join(folder, 'c.yaml');
    writeFileSync(config, yaml);
    const given = { config, reports: folder, format: ['json'] as const, seed: 7, fault: FAULT };
    const outcome = await run(settingsOf('run', { ...given, ...input }, {}), SILENT);
    if (outcome.kind !== 'judged') throw new TypeError('it was not judged');
    const { report } = outcome;
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    const checks = [...new Set(errors.map(({ check }) => check))].sort();
    return { report, checks, exit: exitOf(outcome), sentence: reasonOf(report) };
  };

  it('judges by the named checks only, and says so', async () => {
    const whole = await of({});
    const [first = ''] = whole.checks;
    expect([whole.exit, whole.report.run.narrowedBy]).to.deep.equal([1, []]);
    expect(whole.sentence).not.to.include('narrowed');
    const { checks, exit, report, sentence } = await of({ checks: [first] });
    expect([exit, checks]).to.deep.equal([1, [first]]);
    const judging = report.checks.filter(({ pass, fail }) => pass + fail > 0);
    expect(judging.map(({ check }) => check)).to.deep.equal([first]);
    expect(report.run.narrowedBy).to.deep.equal([`--checks ${first}`]);
    expect(sentence).to.match(new RegExp(`; narrowed by --checks ${first}$`));
  });

  it('leaves out what is off, and says so', async () => {
    const { checks } = await of({});
    const off = checks.map((id) => `  ${id}: off\n`).join('');
    const { exit, report, sentence } = await of({}, `target: embedded\nseverities:\n${off}`);
    expect([exit, report.verdict]).to.deep.equal([0, 'conforms']);
    expect(report.run.narrowedBy).to.deep.equal([`severities: off ${checks.join(',')}`]);
    expect(sentence).to.include(`; narrowed by severities: off ${checks.join(',')}`);
  });

  it('could not tell where all is off', async () => {
    const { checks } = (await of({})).report;
    const off = checks.map(({ check }) => `  ${check}: off\n`).join('');
    const { exit } = await of({}, `target: embedded\nseverities:\n${off}`);
    expect(exit).to.equal(3);
  });

  it('ends with the first finding that fails it, and leaves nothing behind', async () => {
    const whole = await of({});
    const { exit, report, sentence } = await of({ bail: true });
    expect([exit, report.leftovers]).to.deep.equal([1, []]);
    expect(report.summary.exchanges).to.be.lessThan(whole.report.summary.exchanges / 2);
    expect(report.run.narrowedBy).to.deep.equal(['--bail']);
    expect(sentence).to.include('; narrowed by --bail');
  });

  it('goes on to its end where nothing fails it', async () => {
    const { exit, report } = await of({ bail: true, fault: undefined });
    expect([exit, report.verdict]).to.deep.equal([0, 'conforms']);
  });

  it('is refused for a check that there is not', async () => {
    expect(await codeOf(() => of({ checks: ['no-such-check'] }))).to.equal('unknown-check');
  });
});
