import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launched } from './chromium.js';

/** A busy machine is slow; a page that hangs is not what is asked here. Milliseconds. */
const PATIENCE = 180_000;

const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 400, height: 800 };
export const LOOKS = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  narrow: { viewport: NARROW },
  print: { viewport: WIDE, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;
export type Look = keyof typeof LOOKS;

export const NO_SCRIPT = { javaScriptEnabled: false, viewport: WIDE } as const;

/** Pages that we write, each a file of its own, as a browser shows them. */
export class Pages<Name extends string> {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pages-'));
  #browser: Browser | undefined;

  write(name: Name | 'report', html: string): void {
    writeFileSync(join(this.#folder, `${name}.html`), html);
  }

  async open(): Promise<void> {
    this.#browser = await launched();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true });
  }

  addressOf(name: Name): string {
    return pathToFileURL(join(this.#folder, `${name}.html`)).href;
  }

  async with<T>(
    name: Name,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<T>,
    prepare?: (page: Page) => void,
  ): Promise<T> {
    const context = await this.#browser?.newContext(options);
    if (!context) throw new Error('there is no browser');
    try {
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      prepare?.(page);
      await page.goto(this.addressOf(name));
      return await use(page);
    } finally {
      await context.close();
    }
  }

  /** What axe complains of; everything that is folded is opened first, so that it is looked at too. */
  complaints(name: Name, look: Look): Promise<readonly string[]> {
    return this.with(name, LOOKS[look], async (page) => {
      if (look === 'print') await page.emulateMedia({ media: 'print' });
      await page.evaluate(
        "document.querySelectorAll('details').forEach((each) => { each.open = true })",
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  }

  /** How wide a page is on a narrow screen: as wide as that, where it does not scroll sideways. */
  widthOf(name: Name): Promise<number> {
    return this.with(name, { viewport: NARROW }, (page) =>
      page.evaluate<number>('document.documentElement.scrollWidth'),
    );
  }

  /** What a page loads, what it says or runs, and whether a hostile text had its way. */
  async doneBy(name: Name) {
    const wanted: string[] = [];
    const spoken: string[] = [];
    const pwned = await this.with(
      name,
      {},
      (page) => page.evaluate<boolean>("'pwned' in window"),
      (page) => {
        page.on('request', (request) => wanted.push(request.url()));
        page.on('console', (message) => spoken.push(message.text()));
        page.on('pageerror', (error) => spoken.push(error.message));
        page.on('dialog', (dialog) => spoken.push(dialog.message()));
      },
    );
    return { wanted, spoken, pwned };
  }

  /** Of its headings those that leave out a level. */
  async jumpsIn(name: Name): Promise<readonly number[]> {
    const levels = await this.with(name, {}, (page) =>
      page.evaluate<readonly number[]>(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))",
      ),
    );
    return levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
  }
}

/** What holds of every page that we write; axe looks at some in more ways than one. */
export const itHoldsOf = <Name extends string>(
  pages: Pages<Name>,
  names: readonly Name[],
  axe: readonly (readonly [Name, readonly Look[]])[],
): void => {
  for (const [name, looks] of axe) {
    for (const look of looks) {
      it(`has nothing that axe complains of: ${name}, ${look}`, async () => {
        expect(await pages.complaints(name, look)).to.deep.equal([]);
      });
    }
  }

  for (const name of names) {
    it(`does not scroll sideways at 400 pixels: ${name}`, async () => {
      expect(await pages.widthOf(name)).to.equal(400);
    });

    it(`loads nothing and runs nothing: ${name}`, async () => {
      expect(await pages.doneBy(name)).to.deep.equal({
        wanted: [pages.addressOf(name)],
        spoken: [],
        pwned: false,
      });
    });
  }
};
