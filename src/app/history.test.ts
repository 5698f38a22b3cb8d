import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readHistory } from '../history/history.js';
import { appError } from './errors.js';
import type { Night } from '../history/nights.js';
import bodyAfter204 from '../provider/faults/body-after-204.js';
import { plainRedactor } from '../redaction/plain.testing.js';
import { remembered } from './history.js';
import { pactVerify } from './pact-verify.js';
import { DESCRIPTIONS, pactOf } from './pact-verify.testing.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';
import { Tenant } from './tenant.testing.js';

const read = (name: string): object =>
  JSON.parse(readFileSync(`specs/${name}.schema.json`, 'utf8')) as object;
const keepsSchema = new Ajv2020({ strict: false, allowUnionTypes: true })
  .addSchema(read('report'))
  .compile(read('history'));

const BESIDE = 'state/partner-clients-conformance/history.ndjson';

describe('the line that a run leaves in the history', function () {
  this.timeout(30_000);
  let tenant: Tenant;
  before(async () => {
    tenant = await Tenant.start();
  });
  afterEach(() => {
    rmSync(tenant.path(BESIDE), { recursive: true, force: true });
  });
  after(() => tenant.close());

  const nights = (name = BESIDE): readonly Night[] => readHistory(tenant.path(name)).nights;

  it('stands beside the journal, and tells what the report does', async () => {
    const { report } = await tenant.run({ providerVersion: '7', buildUrl: 'https://ci.example/7' });
    const [night] = nights();
    expect(keepsSchema(night)).to.equal(true);
    expect(night).to.deep.include({
      run: report.run.id,
      start: report.run.startedAt,
      seed: report.run.seed,
      suite: report.tool.version,
      provider: '7',
      build: 'https://ci.example/7',
      document: report.document.sha256,
      verdict: report.verdict,
      narrowedBy: ['--probes listed-client'],
    });
    expect(night?.series).to.deep.include({ command: 'run', target: 'tenant', depth: 'quick' });
    expect(Object.keys(night?.latencies ?? {})).to.include('listClients');
  });

  it('names findings, with the probes that showed them, and what was evaluated', async () => {
    await tenant.serve(bodyAfter204);
    const { report } = await tenant.run({ probes: ['life-cycle'] });
    await tenant.serve();
    const [night] = nights();
    const shown = night?.findings.find(({ check }) => check === 'no-content-after-204');
    const told = report.findings.find(({ check }) => check === 'no-content-after-204');
    expect(shown).to.deep.equal({
      fingerprint: told?.fingerprint,
      check: 'no-content-after-204',
      operation: 'deleteClient',
      severity: 'error',
      waived: false,
      probes: ['life-cycle'],
    });
    const group = night?.evaluated.find(({ checks }) => checks.includes('no-content-after-204'));
    expect(group?.on).to.include('deleteClient');
    expect(night?.findings).to.have.length(report.findings.length);
  });

  it('holds nothing of a client, and no secret', async () => {
    const record = tenant.path('all.har');
    await tenant.run({ probes: ['life-cycle'], record });
    const text = readFileSync(tenant.path(BESIDE), 'utf8');
    const { log } = JSON.parse(readFileSync(record, 'utf8')) as Recorded;
    const contents = log.entries.flatMap(({ response }) => response.content.text ?? []);
    const words = contents.flatMap((content) => content.match(/[^"]{8,}/g) ?? []);
    const told = words.filter((word) => /[\w]/.test(word) && text.includes(word));
    expect(contents.length).to.be.greaterThan(5);
    expect([told, text.includes(tenant.env.CONFORMANCE_CLIENT_ID ?? '')]).to.deep.equal([
      [],
      false,
    ]);
  });

  it('is not written of the embedded provider', async () => {
    await tenant.run({ target: 'embedded' });
    expect(existsSync(tenant.path(BESIDE))).to.equal(false);
  });

  it('is not written where a run ends with exit 2', async () => {
    const probes = ['no-such-probe'];
    const failed: unknown = await tenant.run({ probes }).catch((error: unknown) => error);
    const done = await tenant.run({ history: tenant.path('other.ndjson') });
    const place = { file: tenant.path(BESIDE), days: 30 };
    const errors = [appError('config-unwritable', 'planted')];
    remembered({ ...done, errors }, plainRedactor(), place);
    expect([String(failed), existsSync(tenant.path(BESIDE))]).to.deep.equal([
      'ConformanceError: there is no probe "no-such-probe"',
      false,
    ]);
    remembered({ ...done, errors, signal: 'SIGINT' }, plainRedactor(), place);
    expect(nights()).to.have.length(1);
  });

  it('is written where nobody answers: the night was, and could not tell', async () => {
    await tenant.stop();
    await tenant.run();
    await tenant.serve();
    expect(nights().map(({ verdict, evaluated }) => [verdict, evaluated])).to.deep.equal([
      ['could-not-tell', []],
    ]);
  });

  it('that cannot be written is a warning, and changes no verdict', async () => {
    mkdirSync(tenant.path('folder'), { recursive: true });
    const { report, errors, warning } = await tenant.run({ history: tenant.path('folder') });
    const fine = await tenant.run();
    expect([report.verdict, errors, warning?.code]).to.deep.equal([
      fine.report.verdict,
      [],
      'history-unusable',
    ]);
  });

  it('never goes into the journal', async () => {
    const journal = tenant.path('history.ndjson');
    const failed: unknown = await tenant.run({ journal }).catch((error: unknown) => error);
    expect(String(failed)).to.match(
      /^ConformanceError: .* is the journal, and cannot be the history/,
    );
  });

  it('of a recording is written only where the flag names a file', async () => {
    const record = tenant.path('night.har');
    await tenant.run({ record });
    const history = tenant.path('recorded.ndjson');
    tenant.configure(`settings: { history: ${history} }\n`);
    await tenant.check(record);
    const before = existsSync(history);
    await tenant.check(record, { history, target: 'tenant' });
    tenant.configure('');
    expect([before, nights('recorded.ndjson').map(({ series }) => series)]).to.deep.equal([
      false,
      [
        {
          command: 'check',
          target: 'tenant',
          institution: null,
          partner: null,
          profile: 'published',
          depth: null,
        },
      ],
    ]);
  });

  it('is left by a verification of pacts', async () => {
    const input = { target: 'tenant', config: tenant.path('conformance.yaml'), format: [] };
    const settings = settingsOf('pact verify', input, tenant.env);
    const file = tenant.path('one.json');
    writeFileSync(file, pactOf(DESCRIPTIONS.slice(0, 1)));
    await pactVerify([file], settings, { ...SILENT, env: tenant.env });
    expect(nights().map(({ series: { command, depth } }) => [command, depth])).to.deep.equal([
      ['pact verify', null],
    ]);
  });
});

interface Recorded {
  readonly log: {
    readonly entries: readonly {
      readonly response: { readonly content: { readonly text?: string } };
    }[];
  };
}
