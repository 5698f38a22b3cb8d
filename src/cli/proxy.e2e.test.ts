import { expect } from 'chai';
import { type Gateway, startGateway } from './gateway.testing.js';
import { Sandbox } from './spawn.testing.js';

const TARGET = 'http://tenant.example';

describe('a target of plain http beyond this machine', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let gateway: Gateway;
  let env: Record<string, string>;

  before(async () => {
    sandbox = new Sandbox();
    const { CONFORMANCE_TARGET: origin = '', ...rest } = await sandbox.serveProvider();
    gateway = await startGateway(origin, TARGET);
    env = { ...rest, HTTP_PROXY: new URL(gateway.url.slice(0, -TARGET.length)).origin };
  });
  after(async () => {
    await sandbox.close();
    await gateway.close();
  });

  const run = (...args: readonly string[]) =>
    sandbox.run(['run', '--read-only', '--target', TARGET, ...args], { env });

  it('is reached through HTTP_PROXY, where it is allowed', async () => {
    const { code, stdout } = await run('--allow-insecure-http', '--rate', '1000/s');
    expect([code, gateway.strays, gateway.agents.size], stdout).to.deep.equal([0, [], 1]);
  });

  it('is refused unless it is allowed', async () => {
    const { code, stderr } = await run();
    expect(code).to.equal(2);
    expect(stderr).to.match(/error\[insecure-http\].*--allow-insecure-http/s);
  });
});
