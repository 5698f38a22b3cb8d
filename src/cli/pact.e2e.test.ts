import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Sandbox } from './spawn.testing.js';

const DOCUMENT = fileURLToPath(new URL('../../specs/partner-clients.v0.yaml', import.meta.url));
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

const PACT = JSON.stringify({
  consumer: { name: 'console' },
  provider: { name: 'api' },
  interactions: [{ description: 'a list', request: {}, response: {} }],
});

const report = (outcome: string, target = 'tenant') => ({
  schemaVersion: '1',
  complete: true,
  verdict: outcome === 'failed' ? 'does-not-conform' : 'conforms',
  run: { command: 'pact verify', target, startedAt: '2026-01-02T03:04:05Z' },
  document: { sha256: sha256(readFileSync(DOCUMENT)) },
  pacts: [
    {
      ...{ file: 'a.json', sha256: sha256(PACT), consumer: 'console', provider: 'api' },
      interactions: [{ description: 'a list', states: [], outcome, reason: '' }],
    },
  ],
});

describe('the commands of pacts', function () {
  this.timeout(30_000);
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  before(() => {
    mkdirSync(join(sandbox.folder, 'contracts', 'pacts'), { recursive: true });
    writeFileSync(join(sandbox.folder, 'contracts', 'pacts', 'a.json'), PACT);
  });

  const offline = async (written: object) => {
    writeFileSync(join(sandbox.folder, 'r.json'), JSON.stringify(written));
    return sandbox.run(['pact', 'can-i-deploy', '--offline', '--report', 'r.json']);
  };

  it('answer yes from files', async () => {
    expect(await offline(report('verified'))).to.deep.equal({
      code: 0,
      stdout:
        'yes: every interaction was verified against tenant at 2026-01-02T03:04:05Z\n  console with api: verified\n',
      stderr: '',
    });
  });

  it('answer no from files', async () => {
    expect(await offline(report('failed'))).to.deep.equal({
      code: 1,
      stdout: 'no: console and api: "a list" failed\n  console with api: failed\n',
      stderr: '',
    });
  });

  it('cannot tell from a report of the embedded provider', async () => {
    expect(await offline(report('verified', 'embedded'))).to.deep.equal({
      code: 3,
      stdout:
        'could not tell: the report judges the embedded provider, not the vendor\n  console with api: not verified\n',
      stderr: '',
    });
  });

  it('cannot tell without a report', async () => {
    const { code } = await sandbox.run(['pact', 'can-i-deploy', '--offline']);
    expect(code).to.equal(3);
  });

  it('print what would be published', async () => {
    const args = ['pact', 'publish', '--dry-run', '--version', '1', '--branch', 'main'];
    expect(await sandbox.run(args)).to.deep.equal({
      code: 0,
      stdout: 'would publish: console with api (1 interaction) as version 1 of branch main\n',
      stderr: '',
    });
  });

  it('say in one line, without the token, that the broker is not there', async () => {
    const env = {
      PACT_BROKER_BASE_URL: 'http://127.0.0.1:1',
      PACT_BROKER_TOKEN: 'token-that-nobody-may-see',
    };
    expect(await sandbox.run(['pact', 'publish', '--version', '1'], { env })).to.deep.equal({
      code: 3,
      stdout: '',
      stderr:
        'conformance: error[broker-unreachable]: the broker at http://127.0.0.1:1 is not there; check PACT_BROKER_BASE_URL and whether the broker is up\n',
    });
  });

  it('need a version where there is no commit', async () => {
    const { code, stderr } = await sandbox.run(['pact', 'publish', '--dry-run']);
    expect([code, stderr]).to.deep.equal([
      2,
      'conformance: error[version-unknown]: no commit of git gives the version; name the version with --version\n',
    ]);
  });

  const wrong = {
    'pact juggle': 'unknown command "pact juggle"',
    pact: '"pact" needs one of',
    'pact publish --fast': "unknown option '--fast'",
    'pact can-i-deploy --environment x': '--pacticipant is needed to ask a broker',
    'pact can-i-deploy --offline --record-deployment': '--record-deployment needs a broker',
  };
  for (const [args, message] of Object.entries(wrong)) {
    it(`refuse "${args}"`, async () => {
      const { code, stderr } = await sandbox.run(args.split(' '));
      expect(code).to.equal(2);
      expect(stderr).to.include(`conformance: error[usage]: ${message}`);
    });
  }
});
