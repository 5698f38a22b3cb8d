import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { hostile } from './_hostile.testing.js';
import { clean, rich, untold, written } from './_sample.testing.js';
import html from './html.js';

const PAGES = { rich, clean, untold, hostile } as const;
type Name = keyof typeof PAGES;
const NAMES = ['rich', 'clean', 'untold', 'hostile'] as const;

/** A busy machine is slow; a page that hangs is not what is asked here. Milliseconds. */
const PATIENCE = 180_000;

const WIDE = { width: 1280, height: 900 };

const LOOKS = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  narrow: { viewport: { width: 400, height: 800 } },
  print: { viewport: WIDE, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;

/** Each page holds something that the others do not; each look has colours or a layout of its own. */
const AXE: readonly (readonly [Name, readonly (keyof typeof LOOKS)[]])[] = [
  ['rich', ['light', 'dark', 'narrow', 'print']],
  ['clean', ['light', 'dark']],
  ['untold', ['light', 'dark']],
  ['hostile', ['narrow']],
];

describe('the reporter html, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-html-'));
  let browser: Browser;

  before(async () => {
    for (const name of NAMES) {
      writeFileSync(join(folder, `${name}.html`), written(html, PAGES[name]()));
    }
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });

  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const addressOf = (name: Name) => pathToFileURL(join(folder, `${name}.html`)).href;

  const withPage = async <T>(
    name: Name,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<T>,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<T> => {
    const context = await browser.newContext(options);
    try {
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(addressOf(name));
      return await use(page);
    } finally {
      await context.close();
    }
  };

  /** What axe complains of; everything that is folded is opened first, so that it is looked at too. */
  const violations = async (page: Page) => {
    await page.evaluate(
      "document.querySelectorAll('details').forEach((each) => { each.open = true })",
    );
    const { violations: all } = await new AxeBuilder({ page }).analyze();
    return all.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  };

  for (const [name, looks] of AXE) {
    for (const look of looks) {
      it(`has nothing that axe complains of: ${name}, ${look}`, async () => {
        const found = await withPage(name, LOOKS[look], async (page) => {
          if (look === 'print') await page.emulateMedia({ media: 'print' });
          return violations(page);
        });
        expect(found).to.deep.equal([]);
      });
    }
  }

  for (const name of NAMES) {
    it(`does not scroll sideways at 400 pixels: ${name}`, async () => {
      const width = await withPage(name, { viewport: { width: 400, height: 800 } }, (page) =>
        page.evaluate<number>('document.documentElement.scrollWidth'),
      );
      expect(width).to.equal(400);
    });

    it(`loads nothing and runs nothing: ${name}`, async () => {
      const wanted: string[] = [];
      const spoken: string[] = [];
      const pwned = await withPage(
        name,
        {},
        (page) => page.evaluate<boolean>("'pwned' in window"),
        (page) => {
          page.on('request', (request) => wanted.push(request.url()));
          page.on('console', (message) => spoken.push(message.text()));
          page.on('pageerror', (error) => spoken.push(error.message));
          page.on('dialog', (dialog) => spoken.push(dialog.message()));
          return Promise.resolve();
        },
      );
      expect({ wanted, spoken, pwned }).to.deep.equal({
        wanted: [addressOf(name)],
        spoken: [],
        pwned: false,
      });
    });
  }

  const noScript = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };

  it('is read without script: verdict, cause, rule and command', async () => {
    const text = await withPage('rich', noScript, (page) => page.locator('body').innerText());
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
    const shown = await withPage('rich', noScript, async (page) => {
      const fold = page.locator('details.fold').first();
      const before = await fold.locator('table').isVisible();
      await fold.locator('summary').click();
      return [before, await fold.locator('table').isVisible()];
    });
    expect(shown).to.deep.equal([false, true]);
  });

  it('leads from a cause in the overview to the cause, by its fingerprint', async () => {
    const [to, led] = await withPage('rich', noScript, async (page) => {
      const link = page.locator('#overview a').nth(1);
      const href = await link.getAttribute('href');
      await link.click();
      return [href, page.url()];
    });
    expect(to).to.match(/^#f-[0-9a-f]{16}$/);
    expect(led).to.equal(`${addressOf('rich')}${to ?? ''}`);
  });

  it('shows without a script what a button asks for, and what a link leads to', async () => {
    const seen = await withPage('rich', noScript, async (page) => {
      const count = (selector: string) => page.locator(`${selector}:visible`).count();
      const all = await count('.cause.error');
      await page.locator('label[for=show-warning]').click();
      const filtered = [await count('.cause.error'), (await count('.cause.warning')) > 0];
      await page.locator('label[for=show-all-severity]').click();
      await page.locator('label[for=show-of-standards]').click();
      const others = await count('.cause.of-contract');
      const hidden = await page.locator('.cause.of-contract').first().getAttribute('id');
      await page.goto(`${addressOf('rich')}#${hidden ?? ''}`);
      return [all > 0, ...filtered, others, await page.locator(`#${hidden ?? ''}`).isVisible()];
    });
    expect(seen).to.deep.equal([true, 0, true, 0, true]);
  });

  it('prints what is folded too', async () => {
    const visible = await withPage('rich', noScript, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return page.locator('details.fold table').first().isVisible();
    });
    expect(visible).to.equal(true);
  });

  it('has headings in order', async () => {
    const levels = await withPage('rich', {}, (page) =>
      page.evaluate<readonly number[]>(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))",
      ),
    );
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).to.deep.equal([]);
  });
});
