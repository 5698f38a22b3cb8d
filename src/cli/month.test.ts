import { expect } from 'chai';
import type { GateReport } from '../app/outcome.js';
import { Month } from './month.testing.js';
import type { MonthNight } from './month-night.testing.js';
import { NIGHTS } from './month-nights.testing.js';
import { inConsole, inJson, inMarkdown, inPage, type Told } from './told.testing.js';

/** The reasons of a gate: its codes, of a finding with its check and its story. */
const reasonsIn = (text: string): readonly string[] =>
  (JSON.parse(text) as GateReport).inputs.flatMap(({ reasons }) =>
    reasons.map(({ code, what, story }) => {
      if (code !== 'failing') return code;
      const since = story?.state === 'still failing' ? ` ${story.since.slice(8, 10)}` : '';
      const rate = story?.rate ? ` ${story.rate.seen}/${story.rate.nights}` : '';
      return `${code} ${what.split(' ', 1)[0] ?? ''}, ${story?.state ?? 'of no night'}${since}${rate}`;
    }),
  );

const exitOf = (reasons: readonly string[]): number =>
  reasons.length === 0 ? 0 : reasons.some((each) => each.startsWith('failing')) ? 1 : 3;

const DECISIONS = {
  0: ['gate: may ship', '## ✅ Gate: may ship'],
  1: ['gate: must not ship', '## ❌ Gate: must not ship'],
  3: ['gate: could not tell', '## ❔ Gate: could not tell'],
} as const;

/** What was fixed on an earlier day is told for two weeks, and is no news. */
const news = ({ findings, ...rest }: Told, day: number): Told => ({
  ...rest,
  findings: findings.filter(
    (each) => !each.startsWith('fixed ') || each.endsWith(String(day).padStart(3, ' 0')),
  ),
});

describe('a month of nights', function () {
  this.timeout(60_000);
  let month: Month;
  let time: readonly string[] = [];
  before(async () => {
    month = await Month.start();
  });
  after(() => month.close());

  const decided = async () => {
    const { code } = await month.gate();
    const [text, markdown] = [month.read('gate.txt'), month.read('gate.md')];
    const words = DECISIONS[(code ?? 0) as 0 | 1 | 3].map((each, index) =>
      [text, markdown][index]?.includes(each),
    );
    expect(words).to.deep.equal([true, true]);
    return [code, reasonsIn(month.read('gate.json')), text] as const;
  };

  const morningOf = async ({ day, ...night }: MonthNight) => {
    month.at(day, '07:00');
    const trend = await month.trend();
    const told = [inJson, inConsole, inMarkdown, inPage].map((read, index) =>
      news(read(month.read(`trend.${['json', 'txt', 'md', 'html'][index] ?? ''}`)), day),
    );
    time = night.time ?? time;
    expect(trend.code).to.equal(day === 1 ? 3 : 0);
    const wanted = { findings: night.story, time, slower: night.slower ?? [] };
    expect(told).to.deep.equal([wanted, wanted, wanted, wanted]);
    const [code, reasons, text] = await decided();
    expect([code, reasons]).to.deep.equal([exitOf(night.gate), night.gate]);
    expect(text).to.include(night.says ?? '');
  };

  for (const night of NIGHTS)
    it(`the ${night.day}: ${night.what}`, async () => {
      month.at(night.day, '02:17');
      expect(await night.night(month)).to.equal(night.exit);
      await morningOf(night);
      if (!night.then) return;
      await night.then(month);
      const [, reasons] = await decided();
      expect(reasons).to.deep.equal(night.thenGate);
    });
});
