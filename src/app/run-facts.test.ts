import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Report } from '../model/report.js';
import { Tenant } from './tenant.testing.js';

const schema = JSON.parse(readFileSync('specs/report.schema.json', 'utf8')) as object;
const keepsSchema = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

describe('what a report says of its run', () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await Tenant.start();
  });
  after(() => tenant.close());

  const of = async (judged: Promise<{ readonly report: Report }>) => (await judged).report.run;

  it('is where it went, of what version, seen where, how deep, and until when', async () => {
    const { report } = await tenant.run({
      providerVersion: '2026.11',
      buildUrl: 'https://ci.example/7',
    });
    const { targetUrl, providerVersion, buildUrl, depth, narrowedBy, lastExchangeAt } = report.run;
    expect([providerVersion, buildUrl, depth, narrowedBy]).to.deep.equal([
      '2026.11',
      'https://ci.example/7',
      'quick',
      ['--probes listed-client'],
    ]);
    expect(targetUrl).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    const last = Date.parse(lastExchangeAt ?? '');
    const started = Date.parse(report.run.startedAt);
    expect([last >= started, last <= started + report.run.durationMs + 1000]).to.deep.equal([
      true,
      true,
    ]);
    expect(keepsSchema(report)).to.equal(true);
  });

  it('names the job of the build server, without a login in its address', async () => {
    const run = await of(
      tenant.run({}, { BUILD_URL: 'https://jenkins:hunter2@ci.example/job/7/' }),
    );
    expect(run.buildUrl).to.equal('https://ci.example/job/7/');
  });

  it('names what was left out: by a flag, or openly', async () => {
    tenant.configure(
      'exclude: [{ operation: deleteClient, owner: me, reason: broken, expires: 2999-01-01 }]\n',
    );
    const run = await of(tenant.run({ readOnly: true }));
    tenant.configure('');
    expect(run.narrowedBy).to.deep.equal([
      '--read-only',
      '--probes listed-client',
      'exclude deleteClient',
    ]);
  });

  it('of a recording is what its run had left out, and the age of the recording', async () => {
    const record = tenant.path('night.har');
    const live = await of(tenant.run({ record, readOnly: true }));
    const { report } = await tenant.check(record, { target: 'tenant' });
    expect(report.run).to.deep.include({
      target: 'tenant',
      targetUrl: live.targetUrl,
      depth: null,
      narrowedBy: ['recorded without createClient, updateClient, deleteClient'],
      lastExchangeAt: live.lastExchangeAt,
    });
    expect(keepsSchema(report)).to.equal(true);
  });

  it('of the embedded provider is no address, for it has another each time', async () => {
    const run = await of(tenant.run({ target: 'embedded' }));
    expect([run.targetUrl, run.institution, run.partner]).to.deep.equal([null, null, null]);
  });

  it('tells on which operations each check was evaluated', async () => {
    const { report } = await tenant.run({ readOnly: true });
    const tally = report.checks.find(({ check }) => check === 'success-status-is-documented');
    expect(tally?.judgedOn).to.deep.equal(['listClients', 'getClient']);
  });
});
