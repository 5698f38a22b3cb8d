import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';
import { Random } from '../model/random.js';
import { Sandbox } from './spawn.testing.js';

/** Lines that the journal of a quick run has at the least: a kill comes before one of them. */
const LINES = 60;

/**
 * Kills runs at random moments, told by their journal, against a provider in a process of its own. Throws
 * where one clean-up after all of them leaves anything of theirs, or touches anything of others.
 */
export const survivesKills = async (kills: number, seed: number): Promise<void> => {
  const random = new Random(seed);
  const sandbox = new Sandbox();
  try {
    const env = await sandbox.serveProvider();
    const list = () => ids(sandbox, env);
    const before = await list();
    for (let count = 0; count < kills; count += 1)
      await killed(sandbox, env, random.integer(LINES));
    const { code } = await sandbox.run(['cleanup', '--journal', journalOf(sandbox)], { env });
    expect([code, await list()]).to.deep.equal([0, before]);
  } finally {
    await sandbox.close();
  }
};

const journalOf = ({ folder }: Sandbox): string => join(folder, 'journal.jsonl');

/** Starts a run, and kills it once the journal has so many lines more. */
export const killed = async (
  sandbox: Sandbox,
  env: Readonly<Record<string, string>>,
  lines: number,
  args: readonly string[] = [],
): Promise<void> => {
  const journal = journalOf(sandbox);
  const written = () =>
    existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length : 0;
  const wanted = written() + lines;
  const changes = watch(sandbox.folder)[Symbol.asyncIterator]();
  const run = sandbox.start(['run', '--journal', journal, '--reports', 'reports', ...args], {
    env,
  });
  const over = run.ended.then(() => true);
  while (written() < wanted)
    if (await Promise.race([over, changes.next().then(() => false)])) break;
  run.child.kill('SIGKILL');
  await run.ended;
  await changes.return?.();
};

/** The ids that the provider's own list shows, as a run that only reads records it. */
const ids = async (
  sandbox: Sandbox,
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const file = join(sandbox.folder, 'list.har');
  const args = ['run', '--read-only', '--probes', 'listed-client', '--record', file];
  await sandbox.run([...args, '--journal', join(sandbox.folder, 'reads.jsonl')], { env });
  const { log } = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  const list = log.entries.find(({ _exchange }) => _exchange.purpose === 'inventory');
  const clients = JSON.parse(list?.response.content.text ?? '') as readonly Listed[];
  return clients.map(({ clientId }) => clientId).sort();
};

interface Listed {
  readonly clientId: string;
}

interface Recorded {
  readonly log: {
    readonly entries: readonly {
      readonly _exchange: { readonly purpose?: string };
      readonly response: { readonly content: { readonly text?: string } };
    }[];
  };
}
