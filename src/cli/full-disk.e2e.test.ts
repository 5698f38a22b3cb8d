import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';
import { MAIN, Sandbox } from './spawn.testing.js';

/** Where no file may grow, as on a disk that is full. */
describe('a full disk', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let env: Record<string, string>;

  before(async () => {
    sandbox = new Sandbox();
    env = await sandbox.serveProvider();
  });
  after(() => sandbox.close());

  const journal = () => join(sandbox.folder, 'journal.jsonl');
  const onFullDisk = (...args: readonly string[]) => {
    const command = [process.execPath, MAIN, ...args, '--journal', journal()];
    return sandbox.spawn('/bin/sh', ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...command], env).ended;
  };
  const marked = async (): Promise<string> =>
    (await sandbox.run(['cleanup', '--marked'], { env })).stdout;

  it('lets a run create nothing, for nothing would know of it', async () => {
    const { code, stderr } = await onFullDisk('run', '--reports', 'reports');
    expect([code, await marked()], stderr).to.deep.equal([3, '']);
    expect(stderr).to.match(/error\[journal-lost\]/);
  });

  it('keeps no clean-up from deleting what a killed run has left', async () => {
    const changes = watch(sandbox.folder)[Symbol.asyncIterator]();
    const run = sandbox.start(['run', '--rate', '4', '--journal', journal()], { env });
    while (!existsSync(journal()) || !readFileSync(journal(), 'utf8').includes('"created"'))
      await changes.next();
    await changes.return?.();
    run.child.kill('SIGKILL');
    await run.ended;
    expect(await marked()).not.to.equal('');
    const { code, stdout, stderr } = await onFullDisk('cleanup');
    expect([code, await marked()], stdout + stderr).to.deep.equal([0, '']);
    expect(stderr).to.match(/the journal .* cannot be written/);
  });
});
