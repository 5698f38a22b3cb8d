import { expect } from 'chai';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ConformanceError } from '../model/error.js';
import type { Report } from '../model/report.js';
import { loadConfiguration } from '../settings/configuration.js';
import { isOfCheck } from '../settings/waivers.js';
import { diff } from './diff.js';
import { faultOf } from './fault.js';
import { DOCUMENT } from './packaged.js';
import { SILENT } from './ports.js';
import { type InputOf, settingsOf } from './settings.js';
import { Tenant } from './tenant.testing.js';
import { waive } from './waive.js';

const TERMS = { owner: 'ana', reason: 'ticket 12', expires: '2099-01-31' };

describe('waive', () => {
  let tenant: Tenant;
  let report: Report;
  let number = 0;
  let waivers: string;

  before(async function () {
    this.timeout(30_000);
    tenant = await Tenant.start();
    await tenant.serve(faultOf('null-members'));
    report = await judged();
  });
  after(() => tenant.close());
  beforeEach(() => {
    number += 1;
    waivers = tenant.path(`waivers-${number}.yaml`);
  });

  const judged = async (input: InputOf<'run'> = {}) =>
    (await tenant.run({ probes: ['life-cycle'], ...input })).report;
  const written = (value: unknown): string => {
    const file = tenant.path(`report-${number}.json`);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const call = (input: InputOf<'waive'>, of: unknown = report, now?: number) =>
    waive(written(of), settingsOf('waive', { waivers, ...input }, {}), SILENT, now);
  const entries = () => loadConfiguration({ file: waivers, env: {} }).content.waivers ?? [];
  const failing = () =>
    report.findings.filter(({ severity, ledger }) => severity === 'error' && ledger !== 'gap');
  const again = () => judged({ waivers, reports: tenant.path('again') });

  it('of everything makes the next run conform', async () => {
    call({ all: true, ...TERMS });
    const next = await again();
    expect([report.verdict, next.verdict]).to.deep.equal(['does-not-conform', 'conforms']);
  }).timeout(20_000);

  it('adds nothing, and touches nothing, the second time', () => {
    call({ all: true, ...TERMS });
    writeFileSync(waivers, `# ours\n${readFileSync(waivers, 'utf8')}`);
    const before = readFileSync(waivers, 'utf8');
    const { added, already } = call({ all: true, ...TERMS });
    expect({ added, already, same: readFileSync(waivers, 'utf8') === before }).to.deep.equal({
      added: [],
      already: failing().length,
      same: true,
    });
  });

  it('of one fingerprint waives that one alone', () => {
    const [first] = failing();
    const { added } = call({ fingerprint: [first?.fingerprint ?? ''], ...TERMS });
    expect(added).to.deep.equal([
      {
        check: first?.check,
        operation: first?.operation,
        at: first?.at.replace(/\/\d+/g, '/*'),
        shape: first?.shape,
        severity: first?.severity,
        ...TERMS,
      },
    ]);
  });

  it('of a check and an operation waives what is of both', () => {
    const [first] = failing();
    call({ check: [first?.check ?? ''], operation: [first?.operation ?? ''], ...TERMS });
    expect(
      new Set(
        entries()
          .filter(isOfCheck)
          .map(({ check, operation }) => `${check} ${operation}`),
      ),
    ).to.deep.equal(new Set([`${first?.check} ${first?.operation}`]));
  });

  it('for the target of the report alone writes its name', () => {
    call({ all: true, target: 'tenant', ...TERMS });
    expect(
      new Set(
        entries()
          .filter(isOfCheck)
          .map(({ target }) => target),
      ),
    ).to.deep.equal(new Set(['tenant']));
  });

  it('tells what evidence is missing, which no waiver stands in for', () => {
    const { summary } = report;
    const evidence = { ...summary.evidence, missing: ['getClient served no valid request'] };
    const { missing, added } = call(
      { all: true, ...TERMS },
      { ...report, findings: [], summary: { ...summary, evidence } },
    );
    expect({ missing, added }).to.deep.equal({
      missing: ['getClient served no valid request'],
      added: [],
    });
  });

  it('passes over what is about the configuration', () => {
    const [first] = failing();
    const remark = { ...first, check: 'waiver-is-used', exchanges: [] };
    expect(call({ all: true, ...TERMS }, { ...report, findings: [remark] }).added).to.deep.equal(
      [],
    );
  });

  it('prunes what has expired, and what the report calls unused', async () => {
    call({ all: true, ...TERMS });
    const used = entries();
    const [first] = used.filter(isOfCheck);
    const idle = { ...first, shape: 'another' };
    const old = { ...first, expires: '2020-01-31' };
    writeFileSync(waivers, JSON.stringify({ waivers: [old, ...used, idle] }));
    const { removed } = call({ prune: true }, await again());
    expect({ removed, left: entries() }).to.deep.equal({ removed: [old, idle], left: used });
  }).timeout(20_000);

  it('prunes what has expired without a report', () => {
    writeFileSync(
      waivers,
      JSON.stringify({
        waivers: [{ change: '0123456789abcdef', ...TERMS, expires: '2020-01-31' }],
      }),
    );
    waive(undefined, settingsOf('waive', { waivers, prune: true }, {}), SILENT);
    expect(entries()).to.deep.equal([]);
  });

  it('takes changes from the report of a diff', async () => {
    const now = tenant.path('new.yaml');
    writeFileSync(
      now,
      readFileSync(DOCUMENT, 'utf8').replace(
        '        - in: path',
        '        - in: query\n          name: fresh\n          required: true\n          schema: { type: string }\n        - in: path',
      ),
    );
    const compared = await diff(DOCUMENT, now, settingsOf('diff', {}, {}), SILENT);
    call({ all: true, ...TERMS }, compared.report);
    const after = await diff(DOCUMENT, now, settingsOf('diff', { waivers }, {}), SILENT);
    expect([compared.report.verdict, after.report.verdict]).to.deep.equal(['breaking', 'safe']);
  }).timeout(20_000);

  for (const [what, input, of] of [
    ['without a choice', TERMS, undefined],
    ['without an owner', { all: true, reason: 'r', expires: '2099-01-31' }, undefined],
    ['until a day that is over', { all: true, ...TERMS, expires: '2020-01-31' }, undefined],
    ['until a day that is none', { all: true, ...TERMS, expires: '2099-02-30' }, undefined],
    ['of all, and of some', { all: true, check: ['no-null-members'], ...TERMS }, undefined],
    ['of a check that there is not', { check: ['no-such-check'], ...TERMS }, undefined],
    [
      'of a fingerprint that is not there',
      { fingerprint: ['0123456789abcdef'], ...TERMS },
      undefined,
    ],
    ['of another target', { all: true, target: 'staging', ...TERMS }, undefined],
    ['of a report of the reference provider', { all: true, ...TERMS }, 'embedded'],
    ['of what is no report', { all: true, ...TERMS }, 'nothing'],
  ] as const) {
    it(`is refused ${what}, and writes nothing`, () => {
      const asked =
        of === 'nothing'
          ? {}
          : of === 'embedded'
            ? { ...report, run: { ...report.run, target: of } }
            : report;
      expect(() => call(input, asked))
        .to.throw(ConformanceError)
        .with.property('exit', 2);
      expect(existsSync(waivers)).to.equal(false);
    });
  }
});
