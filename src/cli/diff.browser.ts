import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Compared, diff } from '../app/diff.js';
import { DOCUMENT } from '../app/packaged.js';
import { SILENT } from '../app/ports.js';
import { settingsOf } from '../app/settings.js';
import { HOSTILE_TEXTS } from '../reporters/_hostile.testing.js';
import { itHoldsOf, type Look, NO_SCRIPT, Pages } from '../tools/pages.testing.js';
import { diffHtml } from './render/diff-html.js';

const NAMES = ['rich', 'same', 'hostile'] as const;
type Name = (typeof NAMES)[number];

const AXE: readonly (readonly [Name, readonly Look[]])[] = [
  ['rich', ['light', 'dark', 'narrow', 'print']],
  ['same', ['light', 'dark']],
  ['hostile', ['narrow']],
];

/** What the next version says elsewhere: of each verdict at least one change. */
const EDITS: readonly (readonly [RegExp, string])[] = [
  [/(contacts:\n[^]*?type: )array\n {10}items:\n {12}type: string/, '$1string'],
  [/(createPartnerClientDetails:[^]*?name:[^]*?type: string\n)/, '$1          maxLength: 10\n'],
  [/( {8}tosUri:\n[^]*?type: string\n)/, ''],
  [/( {8}'204':\n)/, "        '409':\n          description: in use\n$1"],
];
/** Nobody can tell what comes between two expressions that look ahead. */
const patterned = (text: string, pattern: string): string =>
  text.replace(
    /updatePartnerClientDetails:[^]*?name:[^]*?type: string\n/,
    (name) => `${name}          pattern: '${pattern}'\n`,
  );

/** What no text of a document can be. */
const OWN = new Set(['fingerprint', 'verdict', 'severity', 'direction']);

/** Every text of a comparison with a hostile one behind it, or a word that no line can be broken in. */
const poisoned = ({ report, excerpts, ...rest }: Compared): Compared => {
  const texts = [...HOSTILE_TEXTS, 'x'.repeat(3_000)];
  let next = 0;
  const poison = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (name, each: unknown) =>
      typeof each === 'string' && !OWN.has(name)
        ? `${each} ${texts[(next += 1) % texts.length] ?? ''}`
        : each,
    ) as T;
  const excerpt = poison({ a: 'b', c: { d: ['e', 'f'] } });
  const [at, text] = ['#/x', JSON.stringify({ [`"${texts.join('')}`]: excerpt, ...excerpt })];
  const shown = { pointer: at, at: `${at}/c`, text };
  return {
    ...rest,
    report: poison(report),
    excerpts: new Map([...excerpts.keys()].map((each) => [each, { old: shown, new: shown }])),
  };
};

describe('the page of a comparison, in a browser', () => {
  const pages = new Pages<Name>();

  const compared = async (): Promise<Compared> => {
    const folder = mkdtempSync(join(tmpdir(), 'diff-html-'));
    const written = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const text = readFileSync(DOCUMENT, 'utf8');
    const edited = EDITS.reduce((old, [what, by]) => old.replace(what, by), text);
    try {
      const old = written('old.yaml', patterned(text, '^(?=a)[a-z]{1,3}$'));
      const now = written('new.yaml', patterned(edited, '^(?=a|b)[a-z]{1,3}$'));
      const settings = settingsOf('diff', { pacts: resolve('contracts/pacts') }, {});
      return await diff(old, now, settings, SILENT);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  /** One change is waived; the waiver of another has run out. */
  const ruled = ({ report, ...rest }: Compared): Compared => {
    const changes = report.changes.map((each, at) => {
      if (at === 0) return { ...each, waivedBy: 'ana, until 2099-01-31: ticket 12' };
      return at === 1 ? { ...each, notWaived: 'the waiver of ana expired' } : each;
    });
    return { ...rest, report: { ...report, changes } };
  };

  before(async function () {
    this.timeout(60_000);
    const rich = ruled(await compared());
    const verdicts = new Set(rich.report.changes.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).to.deep.equal(['breaking', 'safe', 'undecided', 'withdrawn']);
    const same = await diff(DOCUMENT, DOCUMENT, settingsOf('diff', {}, {}), SILENT);
    pages.write('rich', diffHtml(rich));
    pages.write('same', diffHtml(same));
    pages.write('hostile', diffHtml(poisoned(rich)));
    await pages.open();
  });
  after(() => pages.close());

  itHoldsOf(pages, NAMES, AXE);

  it('is read without script: verdict, changes, whom they hurt, message and rule', async () => {
    const text = await pages.with('rich', NO_SCRIPT, (page) => page.locator('body').innerText());
    for (const part of [
      'Breaking',
      'At a glance',
      'the interaction ',
      'Accepted by the old document, refused by the new one',
      'waived: ana, until 2099-01-31: ticket 12',
      'the waiver of ana expired',
      'old.yaml:',
      'Read as',
    ]) {
      expect(text.toLowerCase()).to.include(part.toLowerCase());
    }
  });

  it('folds what breaks nothing, and unfolds it without script', async () => {
    const shown = await pages.with('rich', NO_SCRIPT, async (page) => {
      const fold = page.locator('details').first();
      const before = await fold.locator('article').first().isVisible();
      await fold.locator('summary').click();
      return [before, await fold.locator('article').first().isVisible()];
    });
    expect(shown).to.deep.equal([false, true]);
  });

  it('leads from a change in the overview to the change, by its fingerprint', async () => {
    const [to, led, isShown] = await pages.with('rich', NO_SCRIPT, async (page) => {
      const link = page.locator('#overview a').nth(1);
      const href = (await link.getAttribute('href')) ?? '';
      await link.click();
      return [href, page.url(), await page.locator(`[id="${href.slice(1)}"]`).isVisible()] as const;
    });
    expect(to).to.match(/^#[0-9a-f]{16}$/);
    expect([led, isShown]).to.deep.equal([`${pages.addressOf('rich')}${to}`, true]);
  });

  it('prints what is folded too, both documents side by side', async () => {
    const [isFoldShown, tops] = await pages.with('rich', NO_SCRIPT, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const sides = page.locator('.sides').first().locator('.side');
      const boxes = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
      return [
        await page.locator('details article').first().isVisible(),
        boxes.map((box) => box?.y),
      ];
    });
    expect(isFoldShown).to.equal(true);
    expect(tops[0]).to.equal(tops[1]);
  });

  it('has headings in order', async () => {
    expect(await pages.jumpsIn('rich')).to.deep.equal([]);
  });
});
