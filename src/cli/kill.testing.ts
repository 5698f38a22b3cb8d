import { expect } from 'chai';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPORT_SCHEMAS } from '../app/packaged.js';
import { readHistory } from '../history/history.js';
import { readReportFile } from '../history/report-file.js';
import { Random } from '../driver/random.js';
import { type Ended, Sandbox } from './spawn.testing.js';

/** Lines that the journal of a quick run has at the least: a kill comes before one of them. */
const LINES = 60;

/**
 * Kills runs at random moments, two at a time, against a provider in a process of its own: told by their
 * journals, or when the first report stands and the line of the history is due. Throws where one clean-up after
 * all of them leaves anything of theirs, or touches anything of others; where a report that stands is not whole,
 * or a line of their one history is neither whole nor named.
 */
export const survivesKills = async (kills: number, seed: number): Promise<void> => {
  const random = new Random(seed);
  const sandbox = new Sandbox();
  try {
    const env = await sandbox.serveProvider();
    const history = join(sandbox.folder, 'history.ndjson');
    const list = () => ids(sandbox, env);
    const before = await list();
    const ended = new Set<string>();
    let left = kills;
    const inTurn = async (lane: string): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const moment = random.integer(3) === 0 ? 'report' : random.integer(LINES);
        const run = await killed(sandbox, env, moment, ['--history', history], lane);
        const id = demandWhole(join(sandbox.folder, lane, 'reports'));
        // Whatever came to its end by itself has left its line.
        if (run.code !== null && id !== undefined) ended.add(id);
      }
    };
    await Promise.all(['one', 'two'].map(inTurn));
    demandNamed(history, ended);
    for (const lane of ['one', 'two']) {
      const { code } = await sandbox.run(['cleanup', '--journal', journalOf(sandbox, lane)], {
        env,
      });
      expect(code).to.equal(0);
    }
    expect(await list()).to.deep.equal(before);
  } finally {
    await sandbox.close();
  }
};

/** No half report can be taken for a whole one. @returns the run of the report that stands */
const demandWhole = (folder: string): string | undefined => {
  const read = (name: string) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const [stream, page] = [read('report.jsonl'), read('report.html')];
  if (stream !== undefined)
    expect(stream.trimEnd().split('\n').at(-1)).to.match(/"type":"run-finished"/);
  if (page !== undefined) expect(page.trimEnd().endsWith('</html>')).to.equal(true);
  const report = readReportFile(join(folder, 'report.json'), REPORT_SCHEMAS);
  expect(report.kind).to.be.oneOf(['missing', 'report']);
  return report.kind === 'report' ? report.report.run.id : undefined;
};

const demandNamed = (history: string, ended: ReadonlySet<string>): void => {
  const text = existsSync(history) ? readFileSync(history, 'utf8') : '';
  const { nights, passedOver } = readHistory(history);
  const runs = nights.map(({ run }) => run);
  const lines = text.split('\n').filter((line) => line !== '');
  expect(runs.length + passedOver.length).to.equal(lines.length);
  expect(runs).to.include.members([...ended]);
};

const journalOf = ({ folder }: Sandbox, lane = '.'): string => join(folder, lane, 'journal.jsonl');

/**
 * Starts a run, and kills it once the journal has so many lines more, or once its report stands.
 * @param lane the folder of its journal and its reports
 */
export const killed = async (
  sandbox: Sandbox,
  env: Readonly<Record<string, string>>,
  moment: number | 'report',
  args: readonly string[] = [],
  lane = '.',
): Promise<Ended> => {
  const journal = journalOf(sandbox, lane);
  const reports = join(sandbox.folder, lane, 'reports');
  mkdirSync(reports, { recursive: true });
  const written = () =>
    existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length : 0;
  const wanted = moment === 'report' ? undefined : written() + moment;
  const isDue = (name?: string | null) =>
    wanted === undefined
      ? name === 'report.json' && existsSync(join(reports, name))
      : written() >= wanted;
  const folder = wanted === undefined ? reports : dirname(journal);
  const changes = watch(folder)[Symbol.asyncIterator]();
  const run = sandbox.start(
    ['run', '--journal', journal, '--reports', join(lane, 'reports'), ...args],
    { env },
  );
  const over = run.ended.then((): true => true);
  for (let due = isDue(); !due;) {
    const next = await Promise.race([over, changes.next()]);
    due = next === true || (next.done !== true && isDue(next.value.filename));
  }
  run.child.kill('SIGKILL');
  const ended = await run.ended;
  await changes.return?.();
  return ended;
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
