import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../app/check.js';
import { SILENT } from '../app/ports.js';
import { run } from '../app/run.js';
import { type InputOf, settingsOf } from '../app/settings.js';
import type { Report } from '../model/report.js';
import { causesOf } from '../reporters/_causes.js';
import { rerunOf } from '../reporters/_rerun.js';
import { asked } from './parse.js';

/** Of bodies, statuses, bytes, histories, neighbours, refusals, credentials and tokens. */
const FAULTS = [
  'null-members',
  'create-answers-201',
  'bytes-after-body',
  'content-type-twice',
  'create-is-not-stored',
  'deleted-is-still-listed',
  'delete-takes-neighbour',
  'contacts-are-capped',
  'blanks-in-name-are-collapsed',
  'anonymous-list',
  'any-token-works',
  'assertion-serves-twice',
  'deep-json-crashes',
  'create-makes-two',
];

/** Weighs on a verdict, and rests on something that was sent. */
const causesIn = (report: Report) =>
  causesOf(report.findings).filter(({ kind }) => kind === 'error' || kind === 'warning');

/** The words of a command that needs no quotes. */
const wordsOf = (command: string | undefined): readonly string[] =>
  (command ?? '').split(' ').slice(1);

describe('the command under a finding shows it again', function () {
  this.timeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'rerun-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const reports = join(folder, 'reports');

  /** Executes a call of `run` or `check`, as the command line would. */
  const executed = async (words: readonly string[]): Promise<Report> => {
    const call = asked([...words, '--reports', reports, '--format', 'json']);
    if (call.kind !== 'call') throw new TypeError('it is no call');
    const { command, input, args } = call;
    const outcome =
      command.name === 'run'
        ? await run(settingsOf('run', input as InputOf<'run'>, {}), SILENT)
        : await check(args, settingsOf('check', input as InputOf<'check'>, {}), SILENT);
    if (outcome.kind !== 'judged') throw new TypeError('it was not judged');
    return outcome.report;
  };

  /** The checks whose command shows nothing of them. */
  const lost = async (report: Report): Promise<readonly string[]> => {
    const silent: string[] = [];
    for (const cause of causesIn(report)) {
      const command = rerunOf(report, cause);
      const again = await executed(wordsOf(command));
      const isSeen = causesIn(again).some((each) => each.check === cause.check);
      if (!isSeen) silent.push(`${cause.check}: ${command ?? 'no command'}`);
    }
    return silent;
  };

  for (const fault of FAULTS)
    it(`of a run and of its recording: ${fault}`, async () => {
      const record = join(folder, `${fault}.har`);
      const report = await executed(['run', '--fault', fault, '--seed', '3', '--record', record]);
      expect(causesIn(report)).not.to.deep.equal([]);
      expect(await lost(report)).to.deep.equal([]);
      const recorded = await executed(['check', record]);
      expect(await lost(recorded)).to.deep.equal([]);
    });

  it('of a recording behind a gateway', async () => {
    const record = join(folder, 'plain.har');
    const file = join(folder, 'gateway.har');
    await executed(['run', '--fault', 'null-members', '--record', record]);
    const text = readFileSync(record, 'utf8').replace(
      /http:\/\/127\.0\.0\.1:\d+/g,
      'https://gateway.example/admin',
    );
    writeFileSync(file, text.replaceAll('"_exchange"', '"_other"'));
    const base = ['--base-url', 'https://gateway.example/admin'];
    const report = await executed(['check', file, ...base]);
    expect(causesIn(report)).not.to.deep.equal([]);
    expect(await lost(report)).to.deep.equal([]);
  });
});
