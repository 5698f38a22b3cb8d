import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { dayOf, finding, nightAt, SERIES } from '../history/night.testing.js';
import type { Night } from '../history/nights.js';
import type { Report } from '../model/report.js';
import { faultOf } from './fault.js';
import { settingsOf } from './settings.js';
import { Tenant } from './tenant.testing.js';
import { trend } from './trend.js';

const read = (name: string): object =>
  JSON.parse(readFileSync(`specs/${name}.schema.json`, 'utf8')) as object;
const validate = new Ajv2020({ strict: false, allowUnionTypes: true })
  .addSchema(read('report'))
  .addSchema(read('history'))
  .compile(read('trend'));

describe('trend', function () {
  this.timeout(30_000);
  let tenant: Tenant;
  let old: Report;
  let now: Report;

  before(async () => {
    tenant = await Tenant.start();
    old = (await tenant.run()).report;
    await tenant.serve(faultOf('bom'));
    now = (await tenant.run()).report;
  });
  after(() => tenant.close());

  const ofReports = (...reports: readonly object[]) => {
    const files = reports.map((report, index) => {
      const file = tenant.path(`${index}.json`);
      writeFileSync(file, JSON.stringify(report));
      return file;
    });
    return trend(files, settingsOf('trend', { config: tenant.config }, {}));
  };

  it('writes what its schema allows, whatever there is to tell', async () => {
    const history = tenant.path('story.ndjson');
    const flaky = (at: number): readonly Night['findings'][number][] =>
      at % 2 === 0 ? [finding('a')] : [];
    const nights = Array.from({ length: 20 }, (_, at) =>
      nightAt(at < 19 ? at : 21, {
        findings: [...flaky(at), ...(at === 19 ? [finding('b', { operation: null })] : [])],
        pins: { put: at < 10 ? 'merge' : 'replace' },
        latencies: { listClients: { p50: 1, p95: at < 17 ? 10 : 20, max: 30 } },
      }),
    );
    const lines = [...nights.map((night) => JSON.stringify(night)), '{"torn', '{}'];
    writeFileSync(history, lines.join('\n'));
    const { report } = await trend(
      [],
      settingsOf('trend', { history, config: tenant.config }, {}),
      Date.parse(`${dayOf(23)}T12:00:00Z`),
    );
    const [series] = report.series;
    const told = [series?.findings, series?.holes, series?.marks, series?.slower];
    expect(validate(report) ? [] : validate.errors).to.deep.equal([]);
    expect(told.map((all) => all?.length)).to.deep.equal([2, 2, 1, 1]);
    expect(validate({ ...report, series: [{ ...series, nights: 5 }] })).to.equal(false);
  });

  it('compares two reports of a series', async () => {
    const { report, nothing } = await ofReports(old, now);
    const told = report.series.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === 'error'),
    );
    expect([nothing, told.map(({ check, state }) => `${state} ${check}`)]).to.deep.equal([
      undefined,
      ['new text-is-utf8'],
    ]);
  });

  it('knows what is fixed from one report to the next', async () => {
    const later = { ...old, run: { ...old.run, id: 'later', startedAt: now.run.startedAt } };
    const { report } = await ofReports(now, later);
    const states = report.series[0]?.findings.map(({ check, state }) => `${state} ${check}`);
    expect(states).to.include('fixed text-is-utf8');
  });

  for (const [why, reports, words] of [
    ['the second is the older one', () => [now, old], 'the second report is the older one'],
    ['it is one report', () => [old, old], 'it is one report, twice'],
    [
      'one is of another partner',
      () => [old, { ...now, run: { ...now.run, partner: 'another' } }],
      'they are of two series: command, target, institution, partner, profile or depth differ',
    ],
    [
      'one is of a command that leaves no line',
      () => [old, { ...now, run: { ...now.run, command: 'pact check' } }],
      'only reports of run, check and pact verify are nights of a series',
    ],
  ] as const) {
    it(`compares nothing where ${why}`, async () => {
      const { report, nothing } = await ofReports(...reports());
      expect([report.series, nothing]).to.deep.equal([[], words]);
    });
  }

  for (const [what, reports] of [
    ['one report', () => [old]],
    ['what is no report', () => [old, {}]],
  ] as const) {
    it(`is called wrongly with ${what}`, async () => {
      const failed: unknown = await ofReports(...reports()).catch((error: unknown) => error);
      expect(failed).to.have.property('exit', 2);
    });
  }

  it('keeps series apart, and tells of one target alone', async () => {
    const history = tenant.path('two.ndjson');
    const other = { ...SERIES, target: 'staging' };
    const nights = [nightAt(0), nightAt(1), nightAt(2, { series: other })];
    writeFileSync(history, nights.map((night) => JSON.stringify(night)).join('\n'));
    const told = async (target?: string) => {
      const settings = settingsOf('trend', { history, target, config: tenant.config }, {});
      const { report, nothing } = await trend([], settings);
      return [report.series.map(({ series }) => series.target), nothing === undefined];
    };
    expect([await told(), await told('staging')]).to.deep.equal([
      [['staging', 'sandbox'], true],
      [['staging'], false],
    ]);
  });
});
