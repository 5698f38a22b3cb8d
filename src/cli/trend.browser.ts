import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { nightAt } from '../history/night.testing.js';
import { trendsOf } from '../history/trend.js';
import { Month } from './month.testing.js';
import { NIGHTS } from './month-nights.testing.js';
import { trendHtml } from './render/trend-html.js';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 400, height: 800 };
const LOOKS = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  narrow: { viewport: NARROW },
  print: { viewport: WIDE, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;
const PAGES = ['month', 'few', 'many'] as const;
type Name = (typeof PAGES)[number] | 'failing';
/** A day on which something fails. */
const FAILING = 26;

/** A page of so many nights. */
const pageOf = (count: number): string =>
  trendHtml({
    kind: 'trended',
    report: {
      schemaVersion: '1',
      tool: { name: 'suite', version: '1' },
      read: ['history.ndjson'],
      passedOver: [],
      passedOverInAll: 0,
      series: trendsOf(
        Array.from({ length: count }, (_, at) => nightAt(at)),
        undefined,
      ),
    },
    nothing: undefined,
    linked: new Set(),
  });

describe('the page of a trend, in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trend-html-'));
  let browser: Browser;

  /** What the page tells in the morning. */
  const keep = async (month: Month, day: number): Promise<void> => {
    month.at(day, '07:00');
    await month.trend();
    const name = day === FAILING ? 'failing' : 'month';
    writeFileSync(join(folder, `${name}.html`), month.read('trend.html'));
    if (day === FAILING) writeFileSync(join(folder, 'report.html'), month.read('report.html'));
  };

  before(async function () {
    this.timeout(300_000);
    const month = await Month.start();
    try {
      for (const { day, night, then } of NIGHTS.slice(0, 30)) {
        month.at(day, '02:17');
        await night(month);
        if (day === FAILING || day === 30) await keep(month, day);
        await then?.(month);
      }
    } finally {
      await month.close();
    }
    writeFileSync(join(folder, 'few.html'), pageOf(3));
    writeFileSync(join(folder, 'many.html'), pageOf(120));
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

  const withPage = async <T>(
    name: Name,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<T>,
  ): Promise<T> => {
    const context = await browser.newContext(options);
    try {
      context.setDefaultTimeout(180_000);
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      return await use(page);
    } finally {
      await context.close();
    }
  };

  for (const look of ['light', 'dark', 'narrow', 'print'] as const) {
    it(`has nothing that axe complains of: ${look}`, async () => {
      const found = await withPage('month', LOOKS[look], async (page) => {
        if (look === 'print') await page.emulateMedia({ media: 'print' });
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      expect(found).to.deep.equal([]);
    });
  }

  for (const name of PAGES) {
    it(`does not scroll sideways at 400 pixels: ${name}`, async () => {
      const width = await withPage(name, { viewport: NARROW }, (page) =>
        page.evaluate<number>('document.documentElement.scrollWidth'),
      );
      expect(width).to.equal(400);
    });

    it(`has pictures that fill their room, wide and in print: ${name}`, async () => {
      const shares = await withPage(name, { viewport: WIDE }, async (page) => {
        const shareOf = () =>
          page.evaluate<number>(`(() => {
            const columns = [...document.querySelectorAll('.picture .column')];
            const { left, right } = document.querySelector('.scroll').getBoundingClientRect();
            const ends = columns.map((each) => each.getBoundingClientRect());
            const [first, last] = [Math.min(...ends.map((e) => e.left)), Math.max(...ends.map((e) => e.right))];
            return (last - first) / (right - left);
          })()`);
        const wide = await shareOf();
        await page.emulateMedia({ media: 'print' });
        return [wide, await shareOf()];
      });
      // Of three nights the first and the last stand a sixth from the edge.
      expect(Math.min(...shares)).to.be.greaterThan(0.6);
      expect(Math.max(...shares)).to.be.lessThan(1);
    });
  }

  it('shows the last night first where not all have room', async () => {
    const end = await withPage('many', { viewport: NARROW }, (page) =>
      page.evaluate<number>(
        "[...document.querySelectorAll('.picture .sign')].at(-1).getBoundingClientRect().right",
      ),
    );
    expect(end).to.be.within(300, 400);
  });

  it('draws every night of the month, with its verdict', async () => {
    const signs = await withPage('month', LOOKS.light, (page) =>
      page.locator('.picture .sign').allTextContents(),
    );
    const ran = NIGHTS.slice(0, 30).filter(({ exit }) => exit !== undefined);
    expect(signs).to.deep.equal(ran.map(({ exit }) => ['✓', '✗', '', '?'][exit ?? 3]));
  });

  it('leads from a finding to its place in the last report', async () => {
    const seen = await withPage('failing', LOOKS.light, async (page) => {
      await page.locator('a[href^="report.html#f-"]').first().click();
      const [, place = 'nowhere'] = page.url().split('#');
      return [place, await page.locator(`#${place}`).isVisible()];
    });
    expect(seen).to.deep.equal([seen[0], true]);
  });

  it('has headings in order', async () => {
    const levels = await withPage('month', {}, (page) =>
      page.evaluate<readonly number[]>(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))",
      ),
    );
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).to.deep.equal([]);
  });
});
