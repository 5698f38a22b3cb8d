import { expect } from 'chai';
import { nightAt } from '../../history/night.testing.js';
import { trendsOf } from '../../history/trend.js';
import { axisOf } from './trend-axis.js';

/** The answers to so many questions. */
const pins = (count: number, answer: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`pin-${at}`, answer]));

const axisOfPins = (count: number) => {
  const nights = [nightAt(0, { pins: pins(count, 'a') }), nightAt(1, { pins: pins(count, 'b') })];
  const [trend] = trendsOf(nights, undefined);
  if (!trend) throw new Error('there is no series');
  return axisOf(trend);
};

describe('the line of time of a trend', () => {
  it('has one mark a night, which tells all that has changed in it', () => {
    expect(axisOfPins(2).marks.map(({ name, words }) => [name, words])).to.deep.equal([
      ['pin', '2026-03-02: pin pin-0: a → b; pin pin-1: a → b'],
    ]);
  });

  it('takes no longer a mark where there are many', () => {
    const startedAt = performance.now();
    expect(axisOfPins(50_000).marks).to.have.length(1);
    expect(performance.now() - startedAt).to.be.lessThan(10_000);
  });
});
