import { expect } from 'chai';
import fc from 'fast-check';
import { Latencies, type LatencyState } from './latency.js';

const measured = (values: readonly number[]): Latencies => {
  const latencies = new Latencies();
  for (const value of values) latencies.add(value);
  return latencies;
};

const of = (values: readonly number[]) => measured(values).summary();

describe('latencies', () => {
  it('are null where there was none', () => {
    expect(of([])).to.equal(null);
  });

  it('are exact while they are few', () => {
    expect(of(Array.from({ length: 100 }, (_, at) => 100 - at))).to.deep.equal({
      ...{ p50: 50, p95: 95, max: 100 },
    });
    expect(of([7.123456])).to.deep.equal({ p50: 7.123, p95: 7.123, max: 7.123 });
  });

  it('pass over what is no duration', () => {
    expect(of([Number.NaN, -1, Infinity])).to.equal(null);
  });

  it('are within one in a hundred where they are many', () => {
    const values = Array.from({ length: 50_000 }, (_, at) => ((at * 7919) % 50_000) / 10 + 0.1);
    const summary = of(values);
    expect(summary?.p50).to.be.closeTo(2500, 25);
    expect(summary?.p95).to.be.closeTo(4750, 47.5);
    expect(summary?.max).to.equal(5000);
  });

  for (const [which, sizes] of [
    ['few', [20, 30]],
    ['few of each and many together', [6000, 6000]],
    ['many here and few there', [11_000, 5]],
    ['few here and many there', [5, 11_000]],
  ] as const) {
    it(`are those of all where they are merged: ${which}`, () => {
      const values = sizes.map((size) => Array.from({ length: size }, (_, at) => (at * 37) % 1009));
      const [one, other] = values.map((each) => measured(each));
      if (other) one?.merge(JSON.parse(JSON.stringify(other)) as LatencyState);
      expect(one?.summary()).to.deep.equal(of(values.flat()));
    });
  }

  it('are in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (values) => {
          const { p50, p95, max } = of(values) ?? { p50: 1, p95: 0, max: 0 };
          expect(p50 <= p95 && p95 <= max).to.equal(true);
        },
      ),
    );
  });
});
