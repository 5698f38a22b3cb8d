import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { caller, sharedAuthority } from './drive.testing.js';
import { startProvider } from './provider.js';

describe('a provider', () => {
  it('closes connections that are in use, and its port', async () => {
    const { origin, close } = await startProvider({ authority: await sharedAuthority() });
    const { port } = new URL(origin);
    const socket = connect(Number(port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await close();
    await closed;
    const refused = await new Promise((resolve) => {
      connect(Number(port), '127.0.0.1').once('error', resolve);
    });
    expect(refused).to.have.property('code', 'ECONNREFUSED');
  });
  it('counts what it was asked', async () => {
    const provider = await startProvider({ authority: await sharedAuthority() });
    const call = await caller(provider);
    await call('');
    await call('/x');
    await provider.close();
    expect(provider.counts()).to.deep.equal({ api: 2, token: 1 });
  });
  it('rejects where its port is taken', async () => {
    const authority = await sharedAuthority();
    const { origin, close } = await startProvider({ authority });
    const second = startProvider({ authority, port: Number(new URL(origin).port) });
    const error: unknown = await second.catch((reason: unknown) => reason);
    await close();
    expect(error).to.have.property('code', 'EADDRINUSE');
  });
  it('lets the process end, and writes nothing to the terminal', function () {
    // A process of its own, with keys of its own, on a machine that may be busy.
    this.timeout(60_000);
    const drive = new URL('drive.testing.js', import.meta.url).href;
    const provider = new URL('provider.js', import.meta.url).href;
    const script = `
      const { startProvider } = await import(${JSON.stringify(provider)});
      const { caller } = await import(${JSON.stringify(drive)});
      const started = await startProvider();
      await (await caller(started))('');
      await started.close();`;
    const out = execFileSync(
      'sh',
      ['-c', '"$0" --input-type=module -e "$1" 2>&1', process.execPath, script],
      { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8', timeout: 50_000 },
    );
    expect(out).to.equal('');
  });
});
