import { SYSTEM_CLOCK } from './clock.js';

describe('the clock', () => {
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
