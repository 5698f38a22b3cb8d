import { expect } from 'chai';
import { SleepersClock, TestClock } from './drive.testing.js';
import { Pacer } from './pacer.js';

describe('the pace of requests', () => {
  /** When each of the callers, who come at the same time, may go, milliseconds after the first instant. */
  const departures = async (
    clock: SleepersClock,
    pacer: Pacer,
    callers: readonly number[],
  ): Promise<readonly number[]> => {
    const start = clock.now();
    const all = Promise.all(
      callers.map(async (requests) => {
        await pacer.turn(requests);
        return clock.now() - start;
      }),
    );
    await clock.wakeAll();
    return all;
  };

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

  it('gives callers at the same time a slot each', async () => {
    const clock = new SleepersClock();
    expect(await departures(clock, new Pacer(clock, 2), [1, 1, 1, 1])).to.deep.equal([
      0, 500, 1000, 1500,
    ]);
  });

  it('lets requests that leave at once wait for a slot each', async () => {
    const clock = new SleepersClock();
    expect(await departures(clock, new Pacer(clock, 2), [1, 3, 1])).to.deep.equal([0, 1500, 2000]);
  });

  it('does not follow a sleeper that woke late too soon', async () => {
    const clock = new SleepersClock(30);
    const pacer = new Pacer(clock, 2);
    await departures(clock, pacer, [1, 1]);
    expect(await departures(clock, pacer, [1])).to.deep.equal([530]);
  });

  it('holds back those that sleep already when a pause is asked for, one slot apart', async () => {
    const clock = new SleepersClock();
    const pacer = new Pacer(clock, 2);
    const all = departures(clock, pacer, [1, 1, 1]);
    pacer.pause(2000);
    expect(await all).to.deep.equal([0, 2000, 2500]);
  });

  it('lets a caller go whose signal is aborted', async () => {
    const clock = new SleepersClock();
    const pacer = new Pacer(clock, 2);
    await pacer.turn();
    await pacer.turn(1, AbortSignal.abort());
    expect(clock.now()).to.equal(SleepersClock.START);
  });
});
