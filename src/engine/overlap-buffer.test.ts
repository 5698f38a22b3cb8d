import { expect } from 'chai';
import fc from 'fast-check';
import { isBefore, type Exchange } from '../model/exchange.js';
import { exchangeOf as made } from './example.testing.js';
import { OverlapBuffer } from './overlap-buffer.js';

const exchangeOf = (times: Parameters<typeof made>[0]): Exchange => {
  const exchange = made(times);
  exchange.match = { kind: 'unknown-method', path: '/', allowed: [] };
  return exchange;
};

const times = fc.record({
  start: fc.integer({ min: 0, max: 200 }),
  length: fc.integer({ min: 0, max: 60 }),
});

const exchanges = fc
  .tuple(fc.array(times, { maxLength: 40 }), fc.constantFrom(0, 0.5, 5))
  .map(([all, precisionMs]) =>
    all
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, length }, at) =>
        exchangeOf({ id: `e${at}`, startedAt: start, endedAt: start + length, precisionMs }),
      ),
  );

interface Release {
  readonly exchange: Exchange;
  /** How many had been added by then. */
  readonly after: number;
}

const releases = (all: readonly Exchange[]): readonly Release[] => {
  const released: Release[] = [];
  let after = 0;
  const order = new OverlapBuffer((exchange) => released.push({ exchange, after }));
  for (const exchange of all) {
    after += 1;
    order.add(exchange);
  }
  order.end();
  return released;
};

describe('holding back', () => {
  it('releases all, in order of start, each once', () => {
    fc.assert(
      fc.property(exchanges, (all) => {
        expect(releases(all).map(({ exchange }) => exchange)).to.deep.equal(all);
      }),
    );
  });

  it('releases none before every exchange that overlaps it was added', () => {
    fc.assert(
      fc.property(exchanges, (all) => {
        for (const { exchange, after } of releases(all)) {
          const later = all.slice(after);
          expect(later.filter((each) => !isBefore(exchange, each))).to.deep.equal([]);
        }
      }),
    );
  });

  it('releases one as soon as a later one begins after it', () => {
    const [first, second, third] = [
      exchangeOf({ id: 'e1', startedAt: 0, endedAt: 10 }),
      exchangeOf({ id: 'e2', startedAt: 5, endedAt: 8 }),
      exchangeOf({ id: 'e3', startedAt: 10, endedAt: 20 }),
    ];
    expect(releases([first, second, third]).map(({ after }) => after)).to.deep.equal([3, 3, 3]);
    const afters = releases([first, third, exchangeOf({ startedAt: 30, endedAt: 31 })]);
    expect(afters.map(({ after }) => after)).to.deep.equal([2, 3, 3]);
  });

  it('releases the first before their time where more overlap than can be held', () => {
    const early: boolean[] = [];
    const order = new OverlapBuffer((_, isEarly) => early.push(isEarly), 13_000);
    for (let count = 0; count < 8; count += 1) order.add(exchangeOf({ startedAt: 0, endedAt: 1 }));
    expect(early).to.deep.equal([true, true, true, true]);
    order.end();
    expect(early.slice(4)).to.deep.equal([false, false, false, false]);
  });

  it('is not held up by what is of no operation', () => {
    const released: Exchange[] = [];
    const order = new OverlapBuffer((exchange) => released.push(exchange));
    const [page, list] = [
      exchangeOf({ startedAt: 0, endedAt: 9000 }),
      exchangeOf({ startedAt: 1, endedAt: 2 }),
    ];
    page.match = { kind: 'unknown-path' };
    order.add(page);
    order.add(list);
    expect(released).to.deep.equal([page]);
  });

  it('copes with times that are none', () => {
    const all = [
      exchangeOf({ startedAt: Number.NaN, endedAt: Number.NaN }),
      exchangeOf({ startedAt: 5, endedAt: Infinity }),
      exchangeOf({ startedAt: 6, endedAt: 7 }),
    ];
    expect(releases(all).map(({ exchange }) => exchange)).to.deep.equal(all);
  });
});
