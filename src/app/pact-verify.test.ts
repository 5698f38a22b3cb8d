import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Bench, codeOf, DESCRIPTIONS, outcomesOf, pactOf } from './pact-verify.testing.js';

const ONE = 'a request for a client';

describe('pact verify', function () {
  // The verifier is a process of its own, and loads for seconds where the machine is busy.
  this.timeout(60_000);
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(async () => {
    await bench.close();
  });

  it('verifies every interaction of the console with the embedded provider, and lists them', async () => {
    const done = await bench.verify({});
    expect(outcomesOf(done)).to.deep.equal(DESCRIPTIONS.map((name) => [name, 'verified', '']));
    expect([done.exit, done.report.verdict, done.report.run.command]).to.deep.equal([
      ...[0, 'conforms', 'pact verify'],
    ]);
    expect(done.report.leftovers).to.deep.equal([]);
  });

  it('refuses a state that it cannot build, before it starts', async () => {
    const text = pactOf([ONE], (each) => ({
      ...each,
      providerStates: [{ name: 'the sun shines' }],
    }));
    const files = [bench.folder.write('pact.json', text)];
    expect(await codeOf(() => bench.verify({ files }))).to.equal('state-unknown');
    expect(existsSync(join(bench.folder.path, 'reports'))).to.equal(false);
  });

  it('refuses a pact without an interaction', async () => {
    const files = [bench.folder.write('pact.json', pactOf([]))];
    expect(await codeOf(() => bench.verify({ files }))).to.equal('pact-invalid');
  });

  it('refuses to publish results of the embedded provider', async () => {
    const env = { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' };
    expect(await codeOf(() => bench.verify({ publish: true }, env))).to.equal('usage');
  });

  it('refuses to publish without a broker', async () => {
    const env = { CONFORMANCE_TARGET: 'http://127.0.0.1:9', CONFORMANCE_INSTITUTION: 'i' };
    expect(await codeOf(() => bench.verify({ publish: true }, env))).to.equal('broker-settings');
  });

  it('refuses a target beyond loopback without leave to write', async () => {
    const options = { target: 'https://tenant.example', institution: 'i', partner: 'p' };
    expect(await codeOf(() => bench.verify(options))).to.equal('mutations-refused');
  });
});
