import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Change, DiffReport } from '../model/change.js';
import type { Finding } from '../model/finding.js';
import type { InputKind } from '../model/gate.js';
import type { ReasonCode } from '../history/gate/report.js';
import type { Report } from '../model/report.js';
import { diff } from './diff.js';
import { deployInput } from './gate-deploy.js';
import { gate } from './gate.js';
import { DOCUMENT } from './packaged.js';
import { pactCheck } from './pact-check.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';
import { Tenant } from './tenant.testing.js';

const HOUR = 3_600_000;
const STATES = [
  'good',
  'waived',
  'missing',
  'unreadable',
  'too old',
  'of a time to come',
  'interrupted',
  'a shard',
  'embedded',
  'of another target',
  'of another document',
  'of another provider version',
  'narrowed',
  'without evidence',
  'failing',
  'failing under an expired waiver',
] as const;
type State = (typeof STATES)[number];

/** What the gate says of an input: the codes of its reasons, or why the cell cannot be. */
type Cell = readonly ReasonCode[] | string;
type Row = Readonly<Record<State, Cell>>;

const OF_A_REPORT: Row = {
  good: [],
  waived: [],
  missing: ['missing'],
  unreadable: ['unreadable'],
  'too old': ['too-old'],
  'of a time to come': ['time-to-come'],
  interrupted: ['interrupted'],
  'a shard': ['shard'],
  embedded: ['embedded'],
  'of another target': ['other-target'],
  'of another document': ['other-document'],
  'of another provider version': ['other-provider-version'],
  narrowed: ['narrowed'],
  'without evidence': ['without-evidence'],
  failing: ['failing'],
  'failing under an expired waiver': ['failing'],
};
const NO_TARGET = 'it is about documents: no target is asked';
const TABLE: Readonly<Record<InputKind, Row>> = {
  run: OF_A_REPORT,
  check: OF_A_REPORT,
  'pact verify': OF_A_REPORT,
  'pact check': {
    ...OF_A_REPORT,
    embedded: NO_TARGET,
    'of another target': NO_TARGET,
    'of another provider version': NO_TARGET,
  },
  diff: {
    ...OF_A_REPORT,
    interrupted: 'it is written whole or not at all',
    'a shard': 'there are no shards of a diff',
    embedded: NO_TARGET,
    'of another target': NO_TARGET,
    'of another provider version': NO_TARGET,
    narrowed: 'two documents are compared whole',
    'without evidence': ['undecided'],
    failing: ['breaking'],
    'failing under an expired waiver': ['breaking'],
  },
};

const FINGERPRINT = '0123456789abcdef';
const FINDING: Finding = {
  fingerprint: FINGERPRINT,
  check: 'no-null-members',
  ledger: 'standards',
  severity: 'error',
  side: 'response',
  operation: 'getClient',
  title: 't',
  clause: 'c',
  at: 'response.body/logoUri',
  expected: 'a text',
  actual: 'null',
  shape: 'null',
  why: 'w',
  fix: 'f',
  count: 1,
  exchanges: ['e1'],
  curl: '',
  breaks: null,
  flakyRate: null,
  waivedBy: null,
  pointer: null,
  position: null,
  interaction: null,
};
const TERMS = { owner: 'ana', reason: 'ticket 12' };
const WAIVER = { check: 'no-null-members', operation: 'getClient', at: FINDING.at, shape: 'null' };
const TARGET = { name: 'tenant', url: 'https://tenant.example' };

describe('the gate', () => {
  let tenant: Tenant;
  let run: Report;
  let pacts: Report;
  let compared: DiffReport;

  before(async function () {
    this.timeout(60_000);
    tenant = await Tenant.start();
    run = (await tenant.run({ probes: undefined, providerVersion: '1' })).report;
    const config = tenant.path('conformance.yaml');
    pacts = (await pactCheck([], settingsOf('pact check', { config }, {}), SILENT)).report;
    compared = (await diff(DOCUMENT, DOCUMENT, settingsOf('diff', { config }, {}), SILENT)).report;
  });
  after(() => tenant.close());

  const failed = (report: Report): Report => ({
    ...report,
    verdict: 'does-not-conform',
    reason: 'There is one error.',
    findings: [...report.findings, FINDING],
  });
  const mutated: Readonly<Partial<Record<State, (report: Report) => Report>>> = {
    waived: failed,
    failing: failed,
    'failing under an expired waiver': (report) => ({
      ...failed(report),
      verdict: 'conforms',
      reason: '',
      findings: [...report.findings, { ...FINDING, waivedBy: 'ana, until then' }],
    }),
    interrupted: (report) => ({ ...report, run: { ...report.run, cutShort: 'SIGINT' } }),
    'a shard': (report) => ({ ...report, run: { ...report.run, shard: '1/2' } }),
    embedded: (report) => ({
      ...report,
      run: { ...report.run, target: 'embedded', targetUrl: null },
    }),
    'of another target': (report) => ({
      ...report,
      run: { ...report.run, target: 'tenant', targetUrl: 'https://staging.example' },
    }),
    'of another document': (report) => ({
      ...report,
      document: { ...report.document, sha256: '0'.repeat(64) },
    }),
    'of another provider version': (report) => ({
      ...report,
      run: { ...report.run, providerVersion: '2' },
    }),
    narrowed: (report) => ({ ...report, run: { ...report.run, narrowedBy: ['--read-only'] } }),
    'without evidence': (report) => {
      const evidence = { ...report.summary.evidence, missing: ['getClient served nothing'] };
      return {
        ...report,
        verdict: 'could-not-tell',
        reason: 'Evidence is missing.',
        summary: { ...report.summary, evidence },
      };
    },
  };

  const change = (verdict: Change['verdict']): Change => ({
    ...{ fingerprint: FINGERPRINT, verdict, direction: 'request', operation: 'getClient' },
    ...{ operations: ['getClient'], affected: [], kind: 'k', at: 'request.query/q', title: 't' },
    ...{ old: null, new: null, witness: null, hurts: null, why: 'w', fix: 'f', waivedBy: null },
    severity: verdict === 'breaking' || verdict === 'undecided' ? 'error' : 'info',
  });
  const mutatedDiff = (state: State): DiffReport => {
    if (state === 'of another document')
      return { ...compared, new: { ...compared.new, sha256: '0'.repeat(64) } };
    if (state === 'without evidence')
      return { ...compared, verdict: 'undecided', changes: [change('undecided')] };
    if (state === 'waived' || state.startsWith('failing'))
      return { ...compared, verdict: 'breaking', changes: [change('breaking')] };
    return compared;
  };

  const baseOf = (kind: InputKind): Report => {
    if (kind === 'pact check') return pacts;
    return {
      ...run,
      run: {
        ...run.run,
        command: kind === 'diff' ? 'run' : kind,
        target: TARGET.name,
        targetUrl: TARGET.url,
      },
    };
  };

  /** The input in a state, beside a good report of a run where that is another. */
  const put = (kind: InputKind, state: State): void => {
    writeFileSync(tenant.path('good.json'), JSON.stringify(baseOf('run')));
    const file = tenant.path('input.json');
    rmSync(file, { force: true });
    if (state === 'missing') return;
    const value =
      kind === 'diff' ? mutatedDiff(state) : (mutated[state] ?? ((same) => same))(baseOf(kind));
    writeFileSync(file, state === 'unreadable' ? '{"schemaVersion":' : JSON.stringify(value));
  };

  const nowIn = (kind: InputKind, state: State): number => {
    const from =
      kind === 'diff'
        ? compared.madeAt
        : kind === 'pact check'
          ? pacts.run.startedAt
          : (run.run.lastExchangeAt ?? '');
    const hours = { 'too old': 37, 'of a time to come': -2 }[state as string] ?? 1;
    return Date.parse(from) + hours * HOUR;
  };

  const decide = (kind: InputKind, state: State, entry: object = {}) => {
    put(kind, state);
    const expires = state === 'failing under an expired waiver' ? '2020-01-31' : '2099-01-31';
    const isWaived = state === 'waived' || expires === '2020-01-31';
    const required = { file: tenant.path('input.json'), kind, ...entry };
    const good = { file: tenant.path('good.json'), maxAge: 8000 };
    const config = tenant.path('gate.yaml');
    const content = {
      target: TARGET.name,
      targets: { tenant: { url: TARGET.url } },
      waivers: isWaived
        ? [
            { ...WAIVER, ...TERMS, expires },
            { change: FINGERPRINT, ...TERMS, expires },
          ]
        : [],
      gate: { requires: kind === 'diff' || kind === 'pact check' ? [required, good] : [required] },
    };
    writeFileSync(config, JSON.stringify(content));
    const settings = settingsOf('gate', { config, providerVersion: '1' }, {});
    return gate(settings, SILENT, Math.max(nowIn(kind, state), 0));
  };

  for (const [kind, row] of Object.entries(TABLE) as readonly [InputKind, Row][]) {
    for (const state of STATES) {
      const cell = row[state];
      if (typeof cell === 'string') continue;
      it(`decides on a report of ${kind} that is ${state}: ${cell.join(', ') || 'it may ship'}`, async () => {
        const { report } = await decide(kind, state);
        const [input] = report.inputs;
        const isWrong = cell.includes('failing') || cell.includes('breaking');
        expect({
          codes: input?.reasons.map(({ code }) => code),
          verdict: report.verdict,
          mends: input?.reasons.every(({ mend }) => mend.startsWith('conformance ')),
        }).to.deep.equal({
          codes: cell,
          verdict: cell.length === 0 ? 'conforms' : isWrong ? 'does-not-conform' : 'could-not-tell',
          mends: true,
        });
      });
    }
  }

  it('names the waiver that has expired', async () => {
    const { report } = await decide('run', 'failing under an expired waiver');
    expect(report.inputs[0]?.reasons[0]?.what).to.match(/the waiver of ana expired on 2020-01-31/);
  });

  it('lets pass what its entry allows to be left out', async () => {
    const { report } = await decide('run', 'narrowed', { allows: ['--read-only'] });
    expect(report.verdict).to.equal('conforms');
  });

  it('takes the age that its entry allows', async () => {
    const { report } = await decide('run', 'too old', { maxAge: '2d' });
    expect(report.verdict).to.equal('conforms');
  });

  it('requires a report of a provider whatever the list says', async () => {
    const config = tenant.path('gate.yaml');
    writeFileSync(config, JSON.stringify({ gate: { requires: [] } }));
    const settings = settingsOf('gate', { config, reports: tenant.path('nowhere') }, {});
    const { report } = await gate(settings, SILENT);
    expect(report.inputs.map(({ reasons }) => reasons[0]?.code)).to.deep.equal(['missing']);
  });

  it('shows what nobody can tell besides what is wrong', async () => {
    put('run', 'failing');
    const config = tenant.path('gate.yaml');
    const requires = [
      { file: tenant.path('input.json'), maxAge: 8000 },
      { file: tenant.path('nowhere.json') },
    ];
    writeFileSync(config, JSON.stringify({ gate: { requires } }));
    const { report } = await gate(settingsOf('gate', { config }, {}), SILENT);
    expect({
      verdict: report.verdict,
      codes: report.inputs.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
    }).to.deep.equal({ verdict: 'does-not-conform', codes: ['failing', 'missing'] });
  });

  it('judges with its own severities, not with those of the run', async () => {
    put('run', 'failing');
    const config = tenant.path('gate.yaml');
    const file = tenant.path('input.json');
    const codes = async (own: Partial<Finding>, severities: object) => {
      writeFileSync(file, JSON.stringify({ ...baseOf('run'), findings: [{ ...FINDING, ...own }] }));
      writeFileSync(
        config,
        JSON.stringify({ severities, gate: { requires: [{ file, maxAge: 8000 }] } }),
      );
      const { report } = await gate(settingsOf('gate', { config }, {}), SILENT);
      return report.inputs.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    };
    expect([
      await codes({ severity: 'info', ownSeverity: 'error' }, {}),
      await codes({}, { 'no-null-members': 'info' }),
    ]).to.deep.equal([['failing'], []]);
  });

  it('writes what its schema allows', async () => {
    const { report } = await decide('run', 'failing');
    const schema = JSON.parse(readFileSync('specs/gate.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    expect(validate(report) ? [] : validate.errors).to.deep.equal([]);
  });

  for (const [deployable, codes] of [
    [true, []],
    [false, ['not-deployable']],
    ['unknown', ['not-told']],
  ] as const) {
    it(`takes the answer ${deployable} of a broker as it is`, async () => {
      const answer = { deployable, reason: 'so it is', rows: [] };
      const input = await deployInput({ pacticipant: 'console' }, SILENT, () =>
        Promise.resolve({ answer }),
      );
      expect(input.reasons.map(({ code }) => code)).to.deep.equal(codes);
    });
  }

  it('refuses a question that is not complete', async () => {
    const refused = await deployInput({}, SILENT).catch((error: unknown) => error);
    expect(refused).to.have.property('exit', 2);
  });
});
