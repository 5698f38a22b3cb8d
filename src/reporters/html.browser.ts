import { expect } from 'chai';
import { itHoldsOf, type Look, NO_SCRIPT, Pages } from '../tools/pages.testing.js';
import { hostile } from './_hostile.testing.js';
import { clean, rich, untold, written } from './_sample.testing.js';
import html from './html.js';

const SAMPLES = { rich, clean, untold, hostile } as const;
type Name = keyof typeof SAMPLES;
const NAMES = ['rich', 'clean', 'untold', 'hostile'] as const;

/** Each page holds something that the others do not; each look has colours or a layout of its own. */
const AXE: readonly (readonly [Name, readonly Look[]])[] = [
  ['rich', ['light', 'dark', 'narrow', 'print']],
  ['clean', ['light', 'dark']],
  ['untold', ['light', 'dark']],
  ['hostile', ['narrow']],
];

describe('the reporter html, in a browser', () => {
  const pages = new Pages<Name>();

  before(async () => {
    for (const name of NAMES) pages.write(name, written(html, SAMPLES[name]()));
    await pages.open();
  });

  after(() => pages.close());

  itHoldsOf(pages, NAMES, AXE);

  it('is read without script: verdict, cause, rule and command', async () => {
    const text = await pages.with('rich', NO_SCRIPT, (page) => page.locator('body').innerText());
    for (const part of [
      'Does not conform',
      'an answer of 204 ends after its header section',
      'RFC 9110 §15.3.5',
      'specs/partner-clients.v0.yaml, line 178',
      'curl --path-as-is -X PUT',
    ]) {
      expect(text.toLowerCase()).to.include(part.toLowerCase());
    }
  });

  it('folds and unfolds without script', async () => {
    const shown = await pages.with('rich', NO_SCRIPT, async (page) => {
      const fold = page.locator('details.fold').first();
      const before = await fold.locator('table').isVisible();
      await fold.locator('summary').click();
      return [before, await fold.locator('table').isVisible()];
    });
    expect(shown).to.deep.equal([false, true]);
  });

  it('leads from a cause in the overview to the cause, by its fingerprint', async () => {
    const [to, led] = await pages.with('rich', NO_SCRIPT, async (page) => {
      const link = page.locator('#overview a').nth(1);
      const href = await link.getAttribute('href');
      await link.click();
      return [href, page.url()];
    });
    expect(to).to.match(/^#f-[0-9a-f]{16}$/);
    expect(led).to.equal(`${pages.addressOf('rich')}${to ?? ''}`);
  });

  it('shows without a script what a button asks for, and what a link leads to', async () => {
    const seen = await pages.with('rich', NO_SCRIPT, async (page) => {
      const count = (selector: string) => page.locator(`${selector}:visible`).count();
      const all = await count('.cause.error');
      await page.locator('label[for=show-warning]').click();
      const filtered = [await count('.cause.error'), (await count('.cause.warning')) > 0];
      await page.locator('label[for=show-all-severity]').click();
      await page.locator('label[for=show-of-standards]').click();
      const others = await count('.cause.of-contract');
      const hidden = await page.locator('.cause.of-contract').first().getAttribute('id');
      await page.goto(`${pages.addressOf('rich')}#${hidden ?? ''}`);
      return [all > 0, ...filtered, others, await page.locator(`#${hidden ?? ''}`).isVisible()];
    });
    expect(seen).to.deep.equal([true, 0, true, 0, true]);
  });

  it('prints what is folded too', async () => {
    const visible = await pages.with('rich', NO_SCRIPT, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return page.locator('details.fold table').first().isVisible();
    });
    expect(visible).to.equal(true);
  });

  it('has headings in order', async () => {
    expect(await pages.jumpsIn('rich')).to.deep.equal([]);
  });
});
