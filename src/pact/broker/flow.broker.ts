import { expect } from 'chai';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PactSummary } from '../file/summary.js';
import { startBroker, type BrokerServer } from './broker-server.testing.js';
import { canIDeploy, recordDeployment } from './can-i-deploy.js';
import { failure } from './failure.testing.js';
import { folder, pactText, type Folder } from './pact.testing.js';
import { pactBroker, type PactCli } from './pact-cli.js';
import { record } from '../file/json.js';
import { publishPacts } from './publish.js';
import { brokerSettings } from './settings.js';

const PACTS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'contracts', 'pacts');
const ENVIRONMENT = 'tenant';
const PROVIDER_VERSION = 'document-1';

/** One story against a real broker: each step needs the ones before it. */
describe('a real broker', () => {
  let place: Folder;
  let server: BrokerServer;
  let cli: PactCli;
  let published: readonly PactSummary[];
  const consumer = () => published[0]?.consumer ?? '';
  const provider = () => published[0]?.provider ?? '';

  before(async function () {
    // The gems are compiled where they are not there yet.
    this.timeout(30 * 60_000);
    place = folder();
    server = await startBroker({ database: 'test', fresh: true });
    const env = { ...process.env, PACT_BROKER_BASE_URL: server.url };
    for (const name of ['TOKEN', 'USERNAME', 'PASSWORD'])
      Reflect.deleteProperty(env, `PACT_BROKER_${name}`);
    cli = { settings: brokerSettings(env), timeoutMs: 60_000 };
    published = await publishPacts(
      { files: pacts(place), version: 'console-1', branch: 'main', tags: ['t'] },
      cli,
    );
  });

  after(async () => {
    await server.stop();
    place.remove();
  });

  const ask = (version = 'console-1') =>
    canIDeploy({ pacticipant: consumer(), version, environment: ENVIRONMENT }, cli);
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${server.url}${path}`, { headers: { accept: 'application/hal+json' } })).json();
  const verify = async (success: boolean, version = 'console-1') => {
    const path = `/pacts/provider/${encodeURIComponent(provider())}/consumer/${encodeURIComponent(consumer())}/version/${version}`;
    const pact = record(await get(path));
    const links = record(pact?._links);
    const href = record(links?.['pb:publish-verification-results'])?.href;
    const answer = await fetch(String(href), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ success, providerApplicationVersion: PROVIDER_VERSION }),
    });
    expect(answer.status).to.equal(201);
  };

  it('shows the pact that was published, under its version and branch', async () => {
    const path = `/pacticipants/${encodeURIComponent(consumer())}/branches/main`;
    const branch = record(await get(path));
    expect(branch?.name).to.equal('main');
  });

  it('takes the same pact twice', async () => {
    const again = { files: pacts(place), version: 'console-1' };
    expect(await failure(() => publishPacts(again, cli))).to.equal(undefined);
  });

  it('refuses other content under the same version', async () => {
    const text = pactText({
      consumer: consumer(),
      provider: provider(),
      interactions: ['something else altogether'],
    });
    const files = [place.write('other.json', text)];
    const error = await failure(() => publishPacts({ files, version: 'console-1' }, cli));
    expect(error?.code, error?.message).to.equal('pact-conflict');
  });

  it('says what is wrong where the environment is not known', async () => {
    const error = await failure(() => ask());
    expect(error?.code, error?.message).to.equal('broker-refused');
    expect(error?.message).to.match(/says: .*Environment with name '\w+' does not exist/);
  });

  it('does not know before anything was verified', async () => {
    const created = await pactBroker(cli, ['create-environment', '--name', ENVIRONMENT]);
    expect(created.code, created.stdout).to.equal(0);
    await verify(false);
    await recordDeployment(
      { pacticipant: provider(), version: PROVIDER_VERSION, environment: ENVIRONMENT },
      cli,
    );
    const version = 'console-2';
    const text = pactText({ consumer: consumer(), provider: provider(), interactions: ['new'] });
    await publishPacts({ files: [place.write('new.json', text)], version, branch: 'next' }, cli);
    const { deployable, rows } = await ask(version);
    expect([deployable, rows.map(({ success }) => success)]).to.deep.equal(['unknown', [null]]);
  });

  it('says no after a failed verification', async () => {
    const { deployable, rows } = await ask();
    expect([deployable, rows.map(({ success }) => success)]).to.deep.equal([false, [false]]);
  });

  it('says yes after a successful one', async () => {
    await verify(true);
    expect(await ask()).to.deep.include({
      deployable: true,
      rows: [
        {
          consumer: consumer(),
          consumerVersion: 'console-1',
          provider: provider(),
          providerVersion: PROVIDER_VERSION,
          success: true,
        },
      ],
    });
  });

  it('knows the deployment that was recorded', async () => {
    const question = { pacticipant: consumer(), version: 'console-1', environment: ENVIRONMENT };
    await recordDeployment(question, cli);
    const environments = record(record(await get('/environments'))?._embedded)?.environments;
    const environment: unknown = Array.isArray(environments) ? environments[0] : undefined;
    const uuid = String(record(environment)?.uuid);
    const deployed = await get(`/environments/${uuid}/deployed-versions/currently-deployed`);
    expect(JSON.stringify(deployed)).to.include('"number":"console-1"');
  });

  it("shows the verification in the matrix of the broker's own API", async () => {
    const query = new URLSearchParams([
      ['q[][pacticipant]', consumer()],
      ['q[][version]', 'console-1'],
      ['q[][pacticipant]', provider()],
      ['q[][version]', PROVIDER_VERSION],
      ['latestby', 'cvpv'],
    ]);
    const matrix = record(await get(`/matrix?${query.toString()}`));
    expect(record(matrix?.summary)).to.deep.include({ deployable: true, success: 1, failed: 0 });
  });

  it('refuses to record a deployment of a version that it does not know', async () => {
    const question = { pacticipant: consumer(), version: 'nobody', environment: ENVIRONMENT };
    expect((await failure(() => recordDeployment(question, cli)))?.code).to.equal(
      'broker-not-found',
    );
  });
});

/** The consumer's own pacts; without them a small one. */
const pacts = (place: Folder): readonly string[] => {
  const own = existsSync(PACTS) ? readdirSync(PACTS).filter((name) => name.endsWith('.json')) : [];
  return own.length > 0
    ? own.map((name) => join(PACTS, name))
    : [place.write('pact.json', pactText())];
};
