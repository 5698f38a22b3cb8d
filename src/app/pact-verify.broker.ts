import { expect } from 'chai';
import { record } from '../pact/file/json.js';
import { Bench, codeOf, envOf, outcomesOf, pactOf } from './pact-verify.testing.js';

const NONE = 'a request for the list of clients, where there is none';
const ONE = 'a request for a client';
const UPDATE = 'a request to update a client';

describe('pact verify', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(async () => {
    await bench.close();
  });

  it('names the interaction that a defect breaks, once, in a finding', async () => {
    const files = [bench.folder.write('pact.json', pactOf([ONE, UPDATE]))];
    const done = await bench.verify({ files, fault: 'update-answers-200' });
    expect(outcomesOf(done)).to.deep.equal([
      [ONE, 'verified', ''],
      [UPDATE, 'failed', 'expected 204 but was 200'],
    ]);
    const named = done.report.findings.filter(({ check }) => check === 'pact-interaction-verified');
    expect(named.map(({ interaction, at, actual }) => [interaction, at, actual])).to.deep.equal([
      [UPDATE, 'response.status', 'expected 204 but was 200'],
    ]);
    expect(done.exit).to.equal(1);
  });

  it('lets our own checks see what Pact does not', async () => {
    const files = [bench.folder.write('pact.json', pactOf(['a request to delete a client']))];
    const done = await bench.verify({ files, fault: 'body-after-204' });
    expect(outcomesOf(done)).to.deep.equal([['a request to delete a client', 'verified', '']]);
    const errors = done.report.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ check }) => check)).to.deep.equal(['no-content-after-204']);
    expect(done.exit).to.equal(1);
  });

  it('finds a failure that the pact calls pending', async () => {
    const text = pactOf([UPDATE], (interaction) => ({ ...interaction, pending: true }));
    const files = [bench.folder.write('pact.json', text)];
    const done = await bench.verify({ files, fault: 'update-answers-200' });
    expect([done.exit, outcomesOf(done)[0]?.[1]]).to.deep.equal([1, 'failed']);
  });

  it('could not tell where a state would touch clients of others, and publishes nothing', async () => {
    const done = await bench.publish(pactOf([ONE, NONE]), 1);
    const reason = 'there are clients that are not of this run, and they are not touched';
    expect(outcomesOf(done)).to.deep.equal([
      [ONE, 'verified', ''],
      [NONE, 'could-not-tell', reason],
    ]);
    expect([done.exit, done.report.verdict, bench.broker?.written]).to.deep.equal([
      ...[3, 'could-not-tell', []],
    ]);
    expect(done.report.reason).to.equal(
      `The run was cut short: 1 of 2 interactions could not be told, the first is "${NONE}": ${reason}.`,
    );
  });

  it('publishes results under version, branch and build, at the address of the broker alone', async () => {
    const done = await bench.publish(pactOf([ONE]), 0);
    expect([done.exit, done.error]).to.deep.equal([0, undefined]);
    const pair = '/pacts/provider/partner-clients/consumer/partner-console';
    expect(bench.broker?.written.map(({ what }) => what)).to.deep.equal([
      'PUT /pacticipants/partner-clients/branches/main/versions/v1',
      `POST ${pair}/pact-version/0123456789abcdef/verification-results`,
    ]);
    expect(bench.broker?.written[1]?.json).to.deep.include({
      success: true,
      providerApplicationVersion: 'v1',
      buildUrl: 'https://ci.example/1',
      testResults: [{ interactionId: 'i0', interactionDescription: ONE, success: true }],
    });
  });

  it('asks nothing of the target where the broker holds another pact', async () => {
    const other = pactOf([ONE, UPDATE]);
    expect(await codeOf(() => bench.publish(pactOf([ONE]), 0, other))).to.equal(
      'pact-not-published',
    );
    expect(bench.provider?.counts()).to.deep.equal({ api: 0, token: 0 });
  });

  it('deletes what it has made, and writes no secret', async () => {
    const provider = await bench.serve(2);
    const files = [bench.folder.write('pact.json', pactOf([ONE, 'a request to create a client']))];
    const done = await bench.verify({ files }, envOf(provider, bench.folder));
    expect([done.exit, done.report.leftovers]).to.deep.equal([0, []]);
    expect(bench.report()).not.to.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
    expect(provider.clients()).to.have.length(2);
  });

  it('writes a placeholder of a pact without expressions as the own of the target', async () => {
    const text = pactOf([ONE], (interaction) => {
      const request = { ...record(interaction.request), generators: {} };
      return { ...interaction, request };
    });
    const done = await bench.verify({ files: [bench.folder.write('pact.json', text)] });
    expect(outcomesOf(done)).to.deep.equal([[ONE, 'verified', '']]);
  });

  it('leaves out what writes to a client that no state has named', async () => {
    const text = pactOf(['a request to delete a client'], (interaction) => {
      const request = { ...record(interaction.request), generators: {} };
      return { ...interaction, request, providerStates: [] };
    });
    const done = await bench.verify({ files: [bench.folder.write('pact.json', text)] });
    expect([done.exit, outcomesOf(done)[0]?.[2]]).to.deep.equal([
      ...[3, 'no provider state of it says which client it writes to'],
    ]);
  });
});
