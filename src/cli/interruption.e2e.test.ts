import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../model/report.js';
import { MAIN, Sandbox, type Spawned } from './spawn.testing.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('an interrupted run', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let env: Record<string, string>;

  beforeEach(async () => {
    sandbox = new Sandbox();
    env = await sandbox.serveProvider();
  });
  afterEach(() => sandbox.close());

  /** Ids of all clients of the collection, as the provider's own list tells. */
  const marked = async (): Promise<readonly string[]> => {
    const { stdout } = await sandbox.run(['cleanup', '--marked'], { env });
    return stdout.split('\n').filter((line) => line !== '');
  };

  /** A slow run, from the moment that its journal knows of a client that it has created. */
  const started = async (file: string, args: readonly string[], cwd?: string): Promise<Spawned> => {
    const changes = watch(sandbox.folder)[Symbol.asyncIterator]();
    const reports = join(sandbox.folder, 'reports');
    const run = sandbox.spawn(
      file,
      [...args, '--rate', '4', '--journal', journal(), '--reports', reports],
      env,
      cwd,
    );
    const isCreated = () =>
      existsSync(journal()) && readFileSync(journal(), 'utf8').includes('"created"');
    while (!isCreated()) await changes.next();
    await changes.return?.();
    return run;
  };

  const journal = () => join(sandbox.folder, 'journal.jsonl');

  it('leaves nothing behind after SIGKILL and cleanup', async () => {
    const run = await started(process.execPath, [MAIN, 'run']);
    run.child.kill('SIGKILL');
    await run.ended;
    const left = await marked();
    const { code, stdout } = await sandbox.run(['cleanup', '--journal', journal()], { env });
    expect([left.length > 0, code]).to.deep.equal([true, 0]);
    for (const id of left) expect(stdout).to.include(`deleted ${id}\n`);
    expect(await marked()).to.deep.equal([]);
  });

  for (const [signal, expected] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    it(`cleans up, writes its report and exits ${expected} on ${signal}`, async () => {
      const run = await started(process.execPath, [MAIN, 'run']);
      run.child.kill(signal);
      const { code } = await run.ended;
      expect([code, await marked()]).to.deep.equal([expected, []]);
      const report = JSON.parse(
        readFileSync(join(sandbox.folder, 'reports', 'report.json'), 'utf8'),
      ) as Report;
      expect([report.complete, report.verdict]).to.deep.equal([true, 'could-not-tell']);
    });
  }

  it('cleans up when npm is told to stop', async () => {
    const run = await started('npm', ['run', 'conformance', '--', 'run'], ROOT);
    run.child.kill('SIGTERM');
    await run.ended;
    expect(await marked()).to.deep.equal([]);
  });
});
