import { expect } from 'chai';
import { nightAt } from '../history/night.testing.js';
import { trendsOf } from '../history/trend.js';
import { Month } from './month.testing.js';
import { NIGHTS } from './month-nights.testing.js';
import { trendHtml } from './render/trend-html.js';
import { LOOKS, NARROW, Pages } from '../tools/pages.testing.js';

const NAMES = ['month', 'few', 'many'] as const;
type Name = (typeof NAMES)[number] | 'failing';
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
  const pages = new Pages<Name>();

  /** What the page tells in the morning. */
  const keep = async (month: Month, day: number): Promise<void> => {
    month.at(day, '07:00');
    await month.trend();
    const name = day === FAILING ? 'failing' : 'month';
    pages.write(name, month.read('trend.html'));
    if (day === FAILING) pages.write('report', month.read('report.html'));
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
    pages.write('few', pageOf(3));
    pages.write('many', pageOf(120));
    await pages.open();
  });
  after(() => pages.close());

  for (const look of ['light', 'dark', 'narrow', 'print'] as const) {
    it(`has nothing that axe complains of: ${look}`, async () => {
      expect(await pages.complaints('month', look)).to.deep.equal([]);
    });
  }

  for (const name of NAMES) {
    it(`does not scroll sideways at 400 pixels: ${name}`, async () => {
      expect(await pages.widthOf(name)).to.equal(400);
    });

    it(`has pictures that fill their room, wide and in print: ${name}`, async () => {
      const shares = await pages.with(name, LOOKS.light, async (page) => {
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
    const end = await pages.with('many', { viewport: NARROW }, (page) =>
      page.evaluate<number>(
        "[...document.querySelectorAll('.picture .sign')].at(-1).getBoundingClientRect().right",
      ),
    );
    expect(end).to.be.within(300, 400);
  });

  it('draws every night of the month, with its verdict', async () => {
    const signs = await pages.with('month', LOOKS.light, (page) =>
      page.locator('.picture .sign').allTextContents(),
    );
    const ran = NIGHTS.slice(0, 30).filter(({ exit }) => exit !== undefined);
    expect(signs).to.deep.equal(ran.map(({ exit }) => ['✓', '✗', '', '?'][exit ?? 3]));
  });

  it('leads from a finding to its place in the last report', async () => {
    const seen = await pages.with('failing', LOOKS.light, async (page) => {
      await page.locator('a[href^="report.html#f-"]').first().click();
      const [, place = 'nowhere'] = page.url().split('#');
      return [place, await page.locator(`#${place}`).isVisible()];
    });
    expect(seen).to.deep.equal([seen[0], true]);
  });

  it('has headings in order', async () => {
    expect(await pages.jumpsIn('month')).to.deep.equal([]);
  });
});
