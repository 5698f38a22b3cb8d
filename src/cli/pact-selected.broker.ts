import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordDeployment } from '../pact/broker/can-i-deploy.js';
import { pactBroker, type PactCli } from '../pact/broker/pact-cli.js';
import { pactOf } from '../app/pact-verify.testing.js';
import { record } from '../pact/file/json.js';
import { brokerSettings } from '../pact/broker/settings.js';
import { startBroker, type BrokerServer } from '../pact/broker/broker-server.testing.js';
import type { Report } from '../model/report.js';
import { Sandbox } from './spawn.testing.js';

const [CONSUMER, PROVIDER, ENVIRONMENT] = ['partner-console', 'partner-clients', 'tenant'];
const ONE = 'a request for a client';

/** What the provider does not do. */
const WISH = pactOf([ONE], (interaction) => {
  const response = record(interaction.response) ?? {};
  return { ...interaction, response: { ...response, headers: { 'X-Wish': 'granted' } } };
});
const UNKNOWN = pactOf([ONE], (interaction) => ({
  ...interaction,
  providerStates: [{ name: 'the sun shines' }],
}));

/** One story against a real broker and a provider in a process of its own: each step needs the ones before it. */
describe('pact verify with the pacts of a real broker', () => {
  let server: BrokerServer;
  let sandbox: Sandbox;
  let cli: PactCli;
  let provider: Record<string, string>;

  before(async function () {
    // The gems are compiled where they are not there yet.
    this.timeout(30 * 60_000);
    sandbox = new Sandbox();
    server = await startBroker({ database: 'selected', fresh: true });
    const env = { PATH: process.env.PATH, PACT_BROKER_BASE_URL: server.url };
    cli = { settings: brokerSettings(env), timeoutMs: 60_000 };
    const created = await pactBroker(cli, ['create-environment', '--name', ENVIRONMENT]);
    expect(created.code, created.stdout).to.equal(0);
    provider = await sandbox.serveProvider('--empty');
  });

  after(async () => {
    await sandbox.close();
    await server.stop();
  });

  const env = () => ({ ...provider, PACT_BROKER_BASE_URL: server.url });
  const publish = async (text: string, version: string, branch: string) => {
    const file = join(sandbox.folder, 'pact.json');
    writeFileSync(file, text);
    const args = ['pact', 'publish', file, '--version', version, '--branch', branch];
    const { code, stderr } = await sandbox.run(args, { env: env() });
    expect(code, stderr).to.equal(0);
  };
  const verify = async (...options: string[]) => {
    const args = ['pact', 'verify', '--from-broker', '--provider-name', PROVIDER];
    return sandbox.run([...args, ...options, '--format', 'json,console'], { env: env() });
  };
  const asOf = (version: string, branch = 'main') => [
    ...['--publish', '--provider-version', version, '--provider-branch', branch],
  ];
  const selecting = (selector: string) => ['--consumer-version-selector', selector];
  const told = () => {
    const file = join(sandbox.folder, 'reports', 'report.json');
    const { pacts = [] } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return pacts.map(({ pending, wip, chosenAs, interactions }) => ({
      ...{ pending, wip, chosenAs },
      outcomes: interactions.map(({ outcome }) => outcome).join(),
    }));
  };
  const mayMerge = async (version: string) => {
    const args = ['pact', 'can-i-merge', '--pacticipant', CONSUMER, '--version', version];
    return (await sandbox.run(args, { env: env() })).code;
  };

  it('is refused a provider that the broker does not know', async () => {
    const { code, stderr } = await verify();
    expect([code, stderr]).to.deep.equal([
      3,
      `conformance: error[broker-not-found]: the broker at ${server.url} does not know the provider "${PROVIDER}"; ` +
        'check the names, the version and PACT_BROKER_BASE_URL\n',
    ]);
  });

  it('verifies what the main branch holds, and publishes results', async () => {
    await publish(pactOf([ONE]), 'console-1', 'main');
    expect(await mayMerge('console-1')).to.equal(3);
    const { code, stderr } = await verify(...asOf('document-1'));
    expect(code, stderr).to.equal(0);
    expect(told()).to.deep.equal([
      {
        ...{ pending: undefined, wip: undefined },
        ...{ chosenAs: 'latest from branch main, latest from main branch', outcomes: 'verified' },
      },
    ]);
    expect(stderr).to.include(`published: ${CONSUMER} with ${PROVIDER} document-1: verified`);
    expect(await mayMerge('console-1')).to.equal(0);
  });

  it('leaves out what nobody has selected', async () => {
    await publish(WISH, 'console-2', 'wish');
    const { code, stderr } = await verify(...asOf('document-2'));
    expect(code, stderr).to.equal(0);
    expect(told()).to.have.length(1);
    expect(await mayMerge('console-2')).to.equal(3);
  });

  it('is not failed by work in progress, says so, and publishes that it failed', async () => {
    const since = ['--include-wip-pacts-since', '2020-01-31'];
    const { code, stdout, stderr } = await verify(...asOf('document-3'), ...since);
    expect(code, stderr).to.equal(0);
    expect(told().map(({ pending, wip, outcomes }) => [pending, wip, outcomes])).to.deep.equal([
      [undefined, undefined, 'verified'],
      [true, true, 'failed'],
    ]);
    expect(stderr).to.include(`pending, failed: ${ONE}`);
    expect(stderr).to.include(`published: ${CONSUMER} with ${PROVIDER} document-3: failed`);
    expect(stderr).to.include(`published: ${CONSUMER} with ${PROVIDER} document-3: verified`);
    expect(stdout.replace(/\s+/g, ' ')).to.include(
      'not decisive: 1 pending pact, 0 of 1 interaction verified',
    );
    expect([await mayMerge('console-1'), await mayMerge('console-2')]).to.deep.equal([0, 1]);
  });

  it('is asked by the gate while it decides: of what is deployed, and of the last report', async () => {
    const gate = async (version: string) => {
      const requires = [{ file: 'reports/report.json', kind: 'pact verify' }];
      const canIDeploy = { pacticipant: CONSUMER, environment: ENVIRONMENT, version };
      const file = join(sandbox.folder, 'gate.yaml');
      writeFileSync(file, JSON.stringify({ gate: { requires, canIDeploy } }));
      const { code, stdout } = await sandbox.run(['gate', '--config', file], { env: env() });
      return [code, /^gate: .*(?= \()/m.exec(stdout)?.[0]];
    };
    const open = await gate('console-1');
    const deployed = { pacticipant: PROVIDER, version: 'document-3', environment: ENVIRONMENT };
    await recordDeployment(deployed, cli);
    expect([open, await gate('console-1'), await gate('console-2')]).to.deep.equal([
      [3, 'gate: could not tell whether it may ship'],
      [0, 'gate: may ship'],
      [1, 'gate: must not ship'],
    ]);
  });

  it('is failed by a pact of the matching branch, unless it is pending', async () => {
    const matching = ['--provider-branch', 'wish', ...selecting('matchingBranch')];
    const failed = await verify(...matching);
    expect(failed.code, failed.stderr).to.equal(1);
    const pending = await verify(...matching, '--enable-pending');
    expect(pending.code, pending.stderr).to.equal(0);
    expect(told()).to.deep.equal([
      {
        ...{ pending: true, wip: undefined },
        ...{ chosenAs: 'latest from branch wish', outcomes: 'failed' },
      },
    ]);
  });

  it('is failed by what is deployed, where a version of its branch has verified it', async () => {
    const deployed = [...selecting('deployedOrReleased'), '--enable-pending'];
    const none = await verify(...deployed, '--provider-branch', 'main');
    expect([none.code, none.stderr]).to.deep.equal([
      3,
      `conformance: error[pacts-not-selected]: the broker at ${server.url} has no pact of "${PROVIDER}" for these ` +
        'selectors; publish a pact first, or ask for others with --consumer-version-selector\n',
    ]);
    const where = { pacticipant: CONSUMER, version: 'console-1', environment: ENVIRONMENT };
    await recordDeployment(where, cli);
    const well = await verify(...deployed, '--provider-branch', 'main');
    expect(well.code, well.stderr).to.equal(0);
    expect(told().map(({ pending, chosenAs }) => [pending, chosenAs])).to.deep.equal([
      [undefined, `deployed to ${ENVIRONMENT}`],
    ]);
    provider = await sandbox.serveProvider('--empty', '--fault', 'get-without-name');
    const ill = await verify(...deployed, '--provider-branch', 'main');
    expect(ill.code, ill.stderr).to.equal(1);
    provider = await sandbox.serveProvider('--empty');
  });

  it('could not tell where a state is unknown, unless the pact is pending', async () => {
    await publish(UNKNOWN, 'console-3', 'odd');
    const odd = [...selecting('{"branch":"odd"}'), ...selecting('mainBranch')];
    const open = await verify(...odd);
    expect(open.code, open.stderr).to.equal(3);
    expect(open.stderr).to.include('its provider state "the sun shines" is none');
    const pending = await verify(...odd, ...asOf('document-4'), '--enable-pending');
    expect(pending.code, pending.stderr).to.equal(0);
    expect(pending.stderr.match(/published: .*/g)).to.deep.equal([
      `published: ${CONSUMER} with ${PROVIDER} document-4: verified`,
    ]);
  });

  it('passes on what the broker says of a selector that is none', async () => {
    const { code, stderr } = await verify(...selecting('{"branch":"a","tag":"b"}'));
    expect(code).to.equal(3);
    expect(stderr).to.match(/error\[broker-refused\]: .* answers 400: .*cannot specify both/);
  });
});
