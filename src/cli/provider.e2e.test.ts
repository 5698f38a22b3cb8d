import { expect } from 'chai';
import { fileURLToPath } from 'node:url';
import { Sandbox } from './spawn.testing.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SETTING = /^(?:export CONFORMANCE_\w+='.*')?$/;

describe('conformance provider', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = new Sandbox();
  });
  afterEach(() => sandbox.close());

  it('prints settings only, whatever it is asked', async () => {
    const provider = sandbox.start(['provider']);
    const [, tokenUrl = ''] = await provider.printed(/CONFORMANCE_AUDIENCE='(.*)'\n/);
    // What a browser is shown is a page, and the library has something to say about it.
    for (const [method, path] of [
      ['POST', ''],
      ['GET', ''],
      ['GET', '/../auth'],
      ['GET', '/../jwks'],
    ] as const)
      await fetch(`${tokenUrl}${path}`, {
        method,
        headers: {
          accept: 'text/html',
          'x-forwarded-host': 'a.example',
          'x-forwarded-proto': 'https',
        },
      });
    provider.child.kill('SIGTERM');
    const { stdout } = await provider.ended;
    expect(stdout.split('\n').filter((line) => !SETTING.test(line))).to.deep.equal([]);
  });

  it('prints settings only where npm calls it, silently', async () => {
    const args = ['run', '-s', 'conformance', '--', 'provider'];
    const provider = sandbox.spawn('npm', args, {}, ROOT);
    await provider.printed(/CONFORMANCE_AUDIENCE='.*'\n/);
    provider.child.kill('SIGTERM');
    const { stdout } = await provider.ended;
    expect(stdout.split('\n').filter((line) => !SETTING.test(line))).to.deep.equal([]);
  });

  it('serves a run in a process of its own, with a second collection and an expired token', async () => {
    const env = await sandbox.serveProvider();
    const probes = 'isolation,expired-token';
    const { code, stdout } = await sandbox.run(['run', '--probes', probes, '--quiet'], { env });
    expect([code, stdout.includes('conforms')]).to.deep.equal([0, true]);
  });
});
