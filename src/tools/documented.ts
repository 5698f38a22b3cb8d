import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Block, blocks } from './documented-pages.js';
import { Stage } from './documented-stage.js';

/** Calls that are not executed here, and why. */
const ELSEWHERE: readonly (readonly [call: RegExp, why: string])[] = [
  [/^conformance pact publish(?!.*--dry-run)/, 'it needs a broker: the suite of the broker'],
  [/^conformance pact can-i-(?!.*--offline)/, 'it asks a broker: the suite of the broker'],
  [/^conformance pact verify.*--(?:publish|from-broker)/, 'it asks a broker: the same suite'],
  [/^conformance provider(?!.*&$)/, 'it serves until it is interrupted: others here have it serve'],
  [/^pact broker /, 'a command of Pact’s own, which asks a code host'],
  [/^npm (?:ci|test|run)|^\.ci\/run/, 'of a checkout: it builds, and runs all tests'],
  [/^npm install/, 'of the examples: the tests of the examples execute them'],
];

/** What does not exit with 0, and is not meant to. */
const EXITS: readonly (readonly [page: string, begin: string, codes: string])[] = [
  ['README.md', 'conformance run --fault null-members', '1 1 1'],
  ['docs/first-night.md', 'conformance run --last-failed', '1'],
];

const whyElsewhere = (line: string) =>
  ELSEWHERE.find(([call]) => call.test(line.replace('npx --no-install ', '')))?.[1];

/** The lines that are executed here. */
const executedOf = ({ text, ...block }: Block): Block => {
  const lines = text.split('\n');
  // The examples begin with an installation, which the rest needs.
  const isElsewhere = lines[0]?.startsWith('npm install');
  const kept = isElsewhere ? [] : lines.filter((line) => whyElsewhere(line) === undefined);
  return { ...block, text: kept.join('\n').trim() };
};

describe('what the pages tell to type in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'documented-'));
  let stage: Stage;
  const executed = blocks.map(executedOf).filter(({ text }) => text.includes('conformance '));

  before(async () => {
    stage = await Stage.open(folder);
  });
  after(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  it('is executed but for what another suite executes', () => {
    const calls = blocks.flatMap(({ text }) => text.split('\n').filter((line) => line !== ''));
    const here = calls.filter((line) => whyElsewhere(line) === undefined);
    expect(here.length).to.be.greaterThan(70);
    const idle = ELSEWHERE.filter(([, why]) => !calls.some((line) => whyElsewhere(line) === why));
    expect(idle).to.deep.equal([]);
  });

  for (const block of executed)
    it(`works: ${block.page}: ${block.text.split('\n', 1)[0] ?? ''}`, async () => {
      const { codes, output } = await stage.run(block);
      const calls = block.text.match(/^(?:.*\()?(?:npx --no-install )?conformance /gm) ?? [];
      const served = block.text.match(/^conformance provider .*&$/gm) ?? [];
      const zeros = calls.slice(served.length).map(() => '0');
      const known = EXITS.find(
        ([page, begin]) => page === block.page && block.text.startsWith(begin),
      );
      expect(codes, output).to.equal(known?.[2] ?? zeros.join(' '));
    });
});
