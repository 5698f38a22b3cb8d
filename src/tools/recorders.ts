import { expect } from 'chai';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../app/check.js';
import { SILENT } from '../app/ports.js';
import { checksOf } from '../app/recorded/checked.testing.js';
import { settingsOf } from '../app/settings.js';
import { Sandbox } from '../cli/spawn.testing.js';
import type { Report } from '../model/report.js';
import { ROOT } from './compile.mjs';

const RECORDERS = join(ROOT, 'bench/recorders');
const SCRIPTS = ['axios-har-tracker', 'node-fetch-har', 'polly', 'chrome-har', 'playwright'];

/** What a recorder does not keep: then nobody can tell, or nothing is found. */
type Part = 'answers' | 'requests';

const RECORDINGS: Readonly<Record<string, readonly Part[]>> = {
  'axios-har-tracker.har': [],
  'node-fetch-har.har': [],
  'polly.har': [],
  // It takes the content of requests apart into parameters.
  'chrome-har.har': ['requests'],
  'playwright-embed.har': [],
  'attached/playwright-attach.har': [],
  'playwright-minimal.har': [],
  'playwright-zip.har.zip': [],
  'playwright-omit.har': ['answers'],
};

/** Faults of the provider, the check that finds each, and what it needs. */
const FAULTS: readonly (readonly [fault: string, check: string, needs: readonly Part[]])[] = [
  ['create-answers-201', 'success-status-is-documented', []],
  ['pkce-as-string', 'body-matches-schema', ['answers']],
  ['secret-in-get', 'secret-only-at-creation', ['answers']],
  ['redirect-uris-are-sorted', 'redirect-uris-come-back-unchanged', ['answers', 'requests']],
];

describe('what recorders write of the traffic with', () => {
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  /** All that the recorders write of a provider in a process of its own. @returns the folder */
  const recorded = async (fault: string | undefined): Promise<string> => {
    const folder = join(sandbox.folder, fault ?? 'correct');
    mkdirSync(folder);
    const provider = await sandbox.serveProvider(
      ...(fault === undefined ? [] : ['--fault', fault]),
    );
    const { stdout } = await sandbox.run(['token'], { env: provider });
    const env = {
      ...provider,
      CONFORMANCE_TOKEN: stdout.trim(),
      CHROMIUM: process.env.CHROMIUM ?? '/usr/bin/chromium',
    };
    for (const name of SCRIPTS) {
      const script = join(RECORDERS, `${name}.js`);
      const { code, stderr } = await sandbox.spawn(process.execPath, [script, folder], env).ended;
      expect(code, `${name}: ${stderr.slice(-2000)}`).to.equal(0);
    }
    return folder;
  };

  const judged = async (file: string): Promise<Report> =>
    (await check([file], settingsOf('check', { format: [] }, {}), SILENT)).report;

  describe('the correct provider', () => {
    let folder: string;
    before(async () => {
      folder = await recorded(undefined);
    });

    for (const [name, loses] of Object.entries(RECORDINGS)) {
      const isKept = !loses.includes('answers');
      it(`${isKept ? 'conforms' : 'could not tell'}: ${name}`, async () => {
        const { verdict, reason, summary, operations, findings } = await judged(join(folder, name));
        const told = findings.filter(
          ({ severity, ledger }) => severity !== 'info' && ledger !== 'gap',
        );
        expect([told, verdict, summary.exchanges]).to.deep.equal([
          [],
          isKept ? 'conforms' : 'could-not-tell',
          14,
        ]);
        expect(operations.map(({ exchanges }) => exchanges > 0)).not.to.include(false);
        if (!isKept) expect(reason).to.include('no success was recorded with its content');
      });
    }
  });

  for (const [fault, found, needs] of FAULTS)
    describe(fault, () => {
      let folder: string;
      before(async () => {
        folder = await recorded(fault);
      });

      for (const [name, loses] of Object.entries(RECORDINGS)) {
        const isLost = needs.some((part) => loses.includes(part));
        it(`${isLost ? 'does not show it' : 'does not conform'}: ${name}`, async () => {
          const report = await judged(join(folder, name));
          const verdict = loses.includes('answers') ? 'could-not-tell' : 'conforms';
          expect([report.verdict, checksOf(report)]).to.deep.equal(
            isLost ? [verdict, []] : ['does-not-conform', [found]],
          );
        });
      }
    });
});
