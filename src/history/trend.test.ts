import { expect } from 'chai';
import type { Night } from './nights.js';
import type { SeriesTrend } from './trend-report.js';
import { dayOf, finding, nightAt, SERIES } from './night.testing.js';
import { trendsOf } from './trend.js';

/** `x`: seen; `.`: looked for, and silent; `-`: not looked for; a blank: no line. */
const nightsOf = (script: string): readonly Night[] =>
  Array.from(script).flatMap((letter, number) => {
    if (letter === ' ') return [];
    if (letter === 'x') return [nightAt(number, { findings: [finding('a')] })];
    return [
      nightAt(
        number,
        letter === '-' ? { evaluated: [{ on: ['listClients'], checks: ['b-check'] }] } : {},
      ),
    ];
  });

const trendOf = (nights: readonly Night[], now?: number): SeriesTrend => {
  const [trend] = trendsOf(nights, now);
  if (!trend) throw new Error('there is no series');
  return trend;
};

/** State and day since when, by what the nights have shown. */
const storyOf = (script: string): string =>
  trendOf(nightsOf(script))
    .findings.map(({ state, since, rate, remark }) => {
      const share = rate ? ` ${rate.seen}/${rate.nights}` : '';
      const number = Array.from(script).findIndex((_, at) => dayOf(at) === since.slice(0, 10));
      return `${state} ${number}${share}${remark === null ? '' : ` ${remark}`}`;
    })
    .join('; ');

describe('the story of a finding', () => {
  for (const [script, story] of [
    ['.x', 'new 1'],
    ['-x', 'new 1 never looked for before'],
    ['xx', 'still failing 0'],
    ['..xxx', 'still failing 2'],
    ['x.', 'fixed 1'],
    ['xx..', 'fixed 2'],
    // Not looked for is neither fixed nor failing, and neither is a day without a line.
    ['x-', 'no longer exercised 1'],
    ['xx--', 'no longer exercised 2'],
    ['x-x', 'still failing 0'],
    ['x  x', 'still failing 0'],
    ['x.-', 'fixed 1'],
    ['x-.', 'fixed 2'],
    ['x.x', 'new 2 came back'],
    ['x.xx', 'still failing 2'],
    ['x.x.x', 'flaky 0 3/5'],
    ['x.x.', 'fixed 3'],
    ['x.x.x.', 'flaky 0 3/6'],
    ['x.x.x-', 'flaky 0 3/5'],
    // The window is of nights that looked for it.
    ['x.x-------------.x', 'flaky 0 3/5'],
    ['x.x.x............', 'fixed 5'],
    ['x.x.x...........', 'flaky 2 2/14'],
    [`x${'.'.repeat(14)}`, 'fixed 1'],
    [`x${'.'.repeat(15)}`, ''],
  ] as const) {
    it(`${script} is: ${story || 'fixed long ago'}`, () => {
      expect(storyOf(script)).to.equal(story);
    });
  }

  it('counts those that were fixed long ago', () => {
    expect(trendOf(nightsOf(`x${'.'.repeat(15)}`)).fixedLongAgo).to.equal(1);
  });

  it('takes the silence of another probe for nothing', () => {
    const shown = finding('a', { probes: ['life-cycle'] });
    const nights = [
      nightAt(0, { findings: [shown] }),
      nightAt(1, { probes: ['two-clients'], narrowedBy: ['--probes two-clients'] }),
    ];
    expect(trendOf(nights).findings.map(({ state }) => state)).to.deep.equal([
      'no longer exercised',
    ]);
  });

  it('of all operations is fixed where its check is evaluated on any', () => {
    const everywhere = finding('a', { operation: null, check: 'c-check' });
    const states = [everywhere, { ...everywhere, check: 'd-check' }].map((each) =>
      trendOf([nightAt(0, { findings: [each] }), nightAt(1)]).findings.map(({ state }) => state),
    );
    expect(states).to.deep.equal([['fixed'], ['no longer exercised']]);
  });

  it('about the run itself is fixed where a run does not say it again', () => {
    const remark = finding('a', { check: 'waiver-is-used', ofRun: true });
    const { findings } = trendOf([nightAt(0, { findings: [remark] }), nightAt(1)]);
    expect(findings.map(({ state }) => state)).to.deep.equal(['fixed']);
  });

  it('about a check is fixed where a whole run has evaluated that, and says nothing', () => {
    const remark = finding('a', { check: 'waiver-is-used', about: 'a-check', ofRun: true });
    const evidence = { ...nightAt(1).evidence, missing: 1 };
    const states = [{}, { evaluated: [] }, { evidence }].map((silent) =>
      trendOf([nightAt(0, { findings: [remark] }), nightAt(1, silent)]).findings.map(
        ({ state }) => state,
      ),
    );
    expect(states.flat()).to.deep.equal(['fixed', 'no longer exercised', 'no longer exercised']);
  });

  it('begins with what weighs most', () => {
    const told = [
      finding('a', { severity: 'warning' }),
      finding('b', { waived: true }),
      finding('c'),
      finding('d', { severity: 'info' }),
    ];
    const nights = [nightAt(0, { findings: [finding('e')] }), nightAt(1, { findings: told })];
    expect(trendOf(nights).findings.map(({ fingerprint }) => fingerprint[0])).to.deep.equal([
      'c',
      'a',
      'd',
      'b',
      'e',
    ]);
  });
});

describe('the line of time', () => {
  const marks = (...changes: readonly Partial<Night>[]) =>
    trendOf(changes.map((change, number) => nightAt(number, change))).marks.map(
      ({ at, what, name, from, to }) =>
        `${at.slice(0, 10)} ${what}${name === null ? '' : ` ${name}`}: ${from.slice(0, 4)} → ${to.slice(0, 4)}`,
    );

  it('marks another document, suite, provider and answer to what is left open', () => {
    expect(
      marks(
        { pins: { put: 'merge' }, provider: '7' },
        { document: 'b'.repeat(64), pins: { put: 'merge' } },
        { document: 'b'.repeat(64), suite: '1.1.0', pins: {} },
        { document: 'b'.repeat(64), suite: '1.1.0', provider: '8', pins: { put: 'mixed' } },
      ),
    ).to.deep.equal([
      `${dayOf(1)} document: aaaa → bbbb`,
      `${dayOf(2)} suite: 1.0. → 1.1.`,
      `${dayOf(3)} provider: 7 → 8`,
      `${dayOf(3)} pin put: merg → mixe`,
    ]);
  });

  it('marks nothing where a version becomes known, or an answer was not observed', () => {
    expect(marks({ pins: { put: 'merge' } }, { provider: '7' }, { pins: { put: 'merge' } })).to.be
      .empty;
  });

  it('names days without a line, up to yesterday', () => {
    const now = Date.parse(`${dayOf(8)}T12:00:00Z`);
    expect(trendOf(nightsOf('x  ..'), now).holes).to.deep.equal([
      { from: dayOf(1), to: dayOf(2), days: 2 },
      { from: dayOf(5), to: dayOf(7), days: 3 },
    ]);
  });

  it('knows a night of each day that it touches', () => {
    const long = { start: `${dayOf(0)}T23:50:00Z`, end: `${dayOf(1)}T00:20:00Z` };
    const nights = [nightAt(0, long), nightAt(2)];
    expect(trendOf(nights, Date.parse(`${dayOf(2)}T12:00:00Z`)).holes).to.deep.equal([]);
  });

  it('knows no missing day between two reports', () => {
    expect(trendOf(nightsOf('x   .')).holes).to.deep.equal([]);
  });
});

describe('an operation', () => {
  const slower = (p95s: readonly (number | undefined)[], change: Partial<Night> = {}) =>
    trendOf(
      p95s.map((p95, number) =>
        nightAt(number, {
          latencies: p95 === undefined ? {} : { listClients: { p50: 1, p95, max: 999 } },
          ...change,
        }),
      ),
    ).slower;
  const before = [100, 90, 80, 100, 70, 60, 100, 90, 80, 100, 95, 99, 98, 97];

  it('is slower where each of three nights is above all fourteen before by a fifth', () => {
    expect(slower([...before, 120, 130, 125])).to.deep.equal([
      { operation: 'listClients', since: nightAt(14).start, before: 100, now: 120 },
    ]);
  });

  for (const [why, p95s] of [
    ['one of the three is not', [...before, 130, 119, 130]],
    ['one of those before was as slow', [...before.slice(1), 126, 130, 130, 130]],
    ['there are too few nights', [...before.slice(1), 130, 130, 130]],
    ['it has not been measured often enough', [undefined, ...before.slice(1), 130, 130, 130]],
    ['it takes no time at all', Array.from({ length: 17 }, () => 0)],
    ['it was not measured in the last night', [...before, 130, 130, 130, undefined]],
  ] as const) {
    it(`is not called slower where ${why}`, () => {
      expect(slower(p95s)).to.deep.equal([]);
    });
  }

  it('of a recording is never called slower', () => {
    const series = { ...SERIES, command: 'check' } as const;
    expect(slower([...before, 120, 130, 125], { series })).to.deep.equal([]);
  });
});

describe('a history of several series', () => {
  it('is as many stories, that of the last night first', () => {
    const other = { ...SERIES, partner: 'other' };
    const nights = [
      nightAt(0),
      nightAt(1, { series: other }),
      nightAt(2),
      nightAt(3, { series: other }),
    ];
    expect(
      trendsOf(nights, undefined).map(({ series, nights: own }) => [series.partner, own.length]),
    ).to.deep.equal([
      ['other', 2],
      ['partner', 2],
    ]);
  });
});
