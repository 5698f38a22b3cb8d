import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../model/report.js';
import { type Gateway, startGateway } from './gateway.testing.js';
import { Sandbox } from './spawn.testing.js';

const PACTS = fileURLToPath(new URL('../../contracts/pacts', import.meta.url));
const BASE = '/base/path';

describe('a target with a base path', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let gateway: Gateway;
  let env: Record<string, string>;

  const serve = async (...args: string[]) => {
    sandbox = new Sandbox();
    const { CONFORMANCE_TARGET: origin = '', ...rest } = await sandbox.serveProvider(...args);
    gateway = await startGateway(origin, BASE);
    env = rest;
  };
  afterEach(async () => {
    await sandbox.close();
    await gateway.close();
  });

  const report = (): Report =>
    JSON.parse(readFileSync(join(sandbox.folder, 'reports', 'report.json'), 'utf8')) as Report;

  for (const slash of ['', '/'])
    it(`is run like one without, written as …path${slash}`, async () => {
      await serve();
      const { code } = await sandbox.run(['run', '--target', gateway.url + slash], { env });
      expect([code, report().reason, gateway.strays]).to.deep.equal([0, '', []]);
    });

  it('may stand in the configuration', async () => {
    await serve();
    const file = join(sandbox.folder, 'conformance.yaml');
    writeFileSync(file, `targets:\n  t:\n    url: ${gateway.url}\n`);
    const { code } = await sandbox.run(['run', '--target', 't'], { env });
    expect([code, gateway.strays]).to.deep.equal([0, []]);
  });

  it('stands in the command that shows a finding again', async () => {
    await serve('--fault', 'secret-in-get');
    await sandbox.run(['run', '--target', gateway.url], { env });
    const [finding] = report().findings.filter(({ check }) => check === 'secret-only-at-creation');
    expect(finding?.curl).to.include(`${gateway.url}/a/oidc-provider/`);
  });

  it('stands in a recording, which is judged alike', async () => {
    await serve();
    await sandbox.run(['run', '--target', gateway.url, '--record', 'x.har'], { env });
    const { code } = await sandbox.run(['check', 'x.har']);
    expect([code, report().summary.exchanges > 50]).to.deep.equal([0, true]);
  });

  it('is verified by pacts', async () => {
    await serve('--empty');
    const { code } = await sandbox.run(
      ['pact', 'verify', `${PACTS}/partner-console-partner-clients.json`, '--target', gateway.url],
      { env },
    );
    expect([code, gateway.strays]).to.deep.equal([0, []]);
  });

  it('is cleaned up', async () => {
    await serve();
    const args = ['cleanup', '--target', gateway.url, '--marked', '--yes'];
    const { code, stdout } = await sandbox.run(args, { env });
    expect([code, gateway.strays], stdout).to.deep.equal([0, []]);
  });
});
