import type { Exchange } from '../model/exchange.js';

/** HAR states starts in whole milliseconds: what overlaps for less may have come one after the other. */
const STEP_MS = 1;

/**
 * Puts apart, exchange by exchange in order of start, what only seems to overlap: by less than the step of
 * the clock, or on one connection that carries one request at a time. What truly overlaps stays so.
 */
export class Sequence {
  /** Those that were still under way when the last one began. */
  #open: Exchange[] = [];

  /** Moves it where it has to be. */
  next(exchange: Exchange): void {
    let startedAt = exchange.startedAt;
    for (const each of this.#open)
      if (seemsToOverlap(each, exchange)) startedAt = Math.max(startedAt, each.endedAt);
    this.#open = this.#open.filter(({ endedAt }) => endedAt > exchange.startedAt);
    exchange.startedAt = startedAt;
    exchange.endedAt = Math.max(exchange.endedAt, startedAt);
    this.#open.push(exchange);
  }
}

const seemsToOverlap = (first: Exchange, second: Exchange): boolean => {
  if (first.order?.file !== second.order?.file) return false;
  // A clock that is coarser tells nothing of what came first.
  if (first.precisionMs > 0 || second.precisionMs > 0) return false;
  if (first.endedAt - second.startedAt < STEP_MS) return true;
  return first.connection !== undefined && first.connection === second.connection;
};
