import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blocks } from '../tools/documented-pages.js';
import { asked } from './parse.js';
import { Sandbox } from './spawn.testing.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');

const QUOTED = /"[^"]*"|'[^']*'|[^\s"']+/g;

/** The words of each call of ours: a comment, a pipe or a redirection ends them. */
const callsIn = (text: string): readonly (readonly string[])[] =>
  text.split('\n').flatMap((line) => {
    const call = /^\s*(?:npx --no-install )?conformance (.*)$/.exec(line)?.[1];
    if (call === undefined) return [];
    const [words = ''] = call.split(/\s(?:#|\||>|&|;)/, 1);
    return [(words.match(QUOTED) ?? []).map((word) => word.replace(/^["']|["']$/g, ''))];
  });

describe('the commands in README and docs', () => {
  const calls = blocks.flatMap(({ page, text }) => callsIn(text).map((words) => ({ page, words })));

  it('are many', () => {
    expect(calls.length).to.be.greaterThan(40);
  });

  for (const { page, words } of calls)
    it(`are ones that there are: ${page}: ${words.join(' ')}`, () => {
      expect(() => asked(words)).not.to.throw();
    });
});

describe('the guides, followed to the letter', function () {
  this.timeout(120_000);
  const sandbox = new Sandbox();
  let provider: Record<string, string>;

  before(async () => {
    provider = await sandbox.serveProvider();
  });
  after(() => sandbox.close());

  const followed = blocks.filter(({ executed }) => executed !== undefined);

  it('are several', () => {
    expect(followed.length).to.be.greaterThan(4);
  });

  for (const { page, executed, text } of followed)
    it(`work: ${page}: ${text.trim().split('\n', 1)[0] ?? ''}`, async () => {
      const script = `set -e\nconformance() { "${process.execPath}" "${MAIN}" "$@"; }\n${text}`;
      writeFileSync(join(sandbox.folder, 'guide.sh'), script);
      const env = executed === 'provider' ? provider : {};
      const { code, stdout, stderr } = await sandbox.spawn('sh', ['guide.sh'], env).ended;
      expect(code, `${stdout}${stderr}`).to.equal(0);
    });
});
