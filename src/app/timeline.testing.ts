import type { Clock } from '../driver/clock.js';
import type { Transport } from '../model/transport.js';

/** Time that passes where somebody waits for it, and nowhere else. */
export class Timeline implements Clock {
  // Servers write the time of day into their answers.
  #now = Date.now();

  readonly now = (): number => this.#now;

  readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted) return;
    const until = this.#now + ms;
    await new Promise((resolve) => setImmediate(resolve));
    this.#now = Math.max(this.#now, until);
  };
}

/** A transport each of whose answers takes so long; the server sees the request half-way. */
export const taking = (ms: number, timeline: Timeline, real: Transport): Transport => ({
  send: async (request, options) => {
    const startedAt = timeline.now();
    await timeline.sleep(ms / 2);
    const sent = await real.send(request, options);
    await timeline.sleep(ms / 2);
    return { ...sent, startedAt, endedAt: timeline.now() };
  },
  close: () => real.close(),
});
