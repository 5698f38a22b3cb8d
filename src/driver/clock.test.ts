import { expect } from 'chai';
import { Pacer, retryAfter, SYSTEM_CLOCK } from './clock.js';
import { TestClock } from './drive.testing.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('the pace of requests', () => {
  it('has no pause without a rate', async () => {
    const clock = new TestClock();
    const pacer = new Pacer(clock, undefined);
    for (let turn = 0; turn < 3; turn += 1) await pacer.turn();
    expect(clock.sleeps).to.deep.equal([]);
  });

  it('does not save up turns that nobody took', async () => {
    const clock = new TestClock();
    const pacer = new Pacer(clock, 10);
    await pacer.turn();
    await clock.sleep(5000);
    await pacer.turn();
    await pacer.turn();
    expect(clock.sleeps).to.deep.equal([5000, 100]);
  });

  it('does not sleep where the signal is aborted', async () => {
    await SYSTEM_CLOCK.sleep(1_000_000, AbortSignal.abort());
  });

  it('wakes when the signal is aborted', async () => {
    const stop = new AbortController();
    const sleep = SYSTEM_CLOCK.sleep(1_000_000, stop.signal);
    stop.abort();
    await sleep;
  });
});

describe('Retry-After', () => {
  for (const [value, ms] of [
    ['0', 0],
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['9'.repeat(400), undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const) {
    it(`${JSON.stringify(value?.slice(0, 40))} is ${ms} ms`, () => {
      expect(retryAfter(value, NOW)).to.equal(ms);
    });
  }
});
