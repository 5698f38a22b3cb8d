import { expect } from 'chai';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordDeployment } from '../pact/broker/can-i-deploy.js';
import { pactBroker, type PactCli } from '../pact/broker/pact-cli.js';
import { record } from '../pact/file/json.js';
import { brokerSettings } from '../pact/broker/settings.js';
import { startBroker, type BrokerServer } from '../pact/broker/broker-server.testing.js';
import { Sandbox } from './spawn.testing.js';

const PACT = join(
  dirname(fileURLToPath(import.meta.url)),
  ...['..', '..', 'contracts', 'pacts', 'partner-console-partner-clients.json'],
);
const [PROVIDER, VERSION, ENVIRONMENT] = ['partner-clients', 'document-1', 'tenant'];

/** One story against a real broker and a provider in a process of its own: each step needs the ones before it. */
describe('pact verify with a real broker', () => {
  let server: BrokerServer;
  let sandbox: Sandbox;
  let cli: PactCli;
  const broker = () => ({ PACT_BROKER_BASE_URL: server.url });

  before(async function () {
    // The gems are compiled where they are not there yet.
    this.timeout(30 * 60_000);
    sandbox = new Sandbox();
    server = await startBroker({ database: 'verify', fresh: true });
    cli = { settings: brokerSettings({ PATH: process.env.PATH, ...broker() }), timeoutMs: 60_000 };
    const created = await pactBroker(cli, ['create-environment', '--name', ENVIRONMENT]);
    expect(created.code, created.stdout).to.equal(0);
  });

  after(async () => {
    await sandbox.close();
    await server.stop();
  });

  const verify = async (...fault: string[]) => {
    const env = { ...(await sandbox.serveProvider(...fault)), ...broker() };
    return sandbox.run(
      [
        ...['pact', 'verify', PACT, '--publish', '--provider-version', VERSION],
        ...['--provider-branch', 'main', '--build-url', 'https://ci.example/7', '--format', 'json'],
      ],
      { env },
    );
  };
  const mayDeploy = async () => {
    const pacticipant = ['--pacticipant', 'partner-console', '--version', 'console-1'];
    const asked = ['pact', 'can-i-deploy', ...pacticipant, '--environment', ENVIRONMENT];
    return (await sandbox.run(asked, { env: broker() })).code;
  };

  it('is refused a pact that the broker does not hold', async () => {
    const { code, stderr } = await verify('--empty');
    expect([code, stderr]).to.deep.equal([
      3,
      `conformance: error[pact-not-published]: the pact of ${PACT} is not at the broker; publish the pact first ` +
        'with `conformance pact publish`, or verify the one that is published\n',
    ]);
  });

  it('publishes results that are a yes', async () => {
    const args = ['pact', 'publish', PACT, '--version', 'console-1', '--branch', 'main'];
    expect((await sandbox.run(args, { env: broker() })).code).to.equal(0);
    const { code, stderr } = await verify('--empty');
    expect(code, stderr).to.equal(0);
    expect(stderr).to.include(
      'published: partner-console with partner-clients document-1: verified',
    );
    await recordDeployment(
      { pacticipant: PROVIDER, version: VERSION, environment: ENVIRONMENT },
      cli,
    );
    expect(await mayDeploy()).to.equal(0);
  });

  it('shows branch and build to whoever asks the broker', async () => {
    const other = `/pacticipants/${PROVIDER}/branches/main/versions/${VERSION}`;
    const pact = record(await get(`/pacts/provider/${PROVIDER}/consumer/partner-console/latest`));
    const latest = record(record(pact?._links)?.['pb:latest-verification-results']);
    if (typeof latest?.href !== 'string') throw new TypeError('the broker shows no results');
    const results = record(await get(new URL(latest.href).pathname));
    expect(results).to.deep.include({
      success: true,
      providerApplicationVersion: VERSION,
      buildUrl: 'https://ci.example/7',
    });
    expect(record(await get(other))?._links).to.be.an('object');
  });

  it('publishes nothing of a provider where a state cannot be built', async () => {
    const { code, stderr } = await verify();
    expect(code, stderr).to.equal(3);
    expect(stderr).to.include('nothing is published: not every interaction could be told');
    expect(await mayDeploy()).to.equal(0);
  });

  it('publishes results that are a no', async () => {
    const { code, stderr } = await verify('--empty', '--fault', 'update-answers-200');
    expect(code, stderr).to.equal(1);
    expect(stderr).to.include('published: partner-console with partner-clients document-1: failed');
    expect(await mayDeploy()).to.equal(1);
  });

  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${server.url}${path}`, { headers: { accept: 'application/hal+json' } })).json();
});
