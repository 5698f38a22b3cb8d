import type { Exchange } from '../model/exchange.js';
import { Heap } from './heap.js';

/** HAR states starts in whole milliseconds: what overlaps for less may have come one after the other. */
const STEP_MS = 1;

/** What is said to have taken no time took some, or nothing could be told from what stands before and behind it. */
const LEAST_MS = 1 / 1024;

/** Connections of one recording that are kept in mind. */
const MOST_CONNECTIONS = 4096;

/**
 * Puts apart, exchange by exchange in order of start, what only seems to overlap: by less than the step of
 * the clock, or on one connection that carries one request at a time. What truly overlaps stays so.
 */
export class Sequence {
  readonly #files = new Map<number | undefined, Lane>();

  /** Moves it where it has to be. */
  next(exchange: Exchange): void {
    const start = exchange.startedAt;
    // A clock that is coarser tells nothing of what came first.
    if (exchange.precisionMs === 0) {
      const lane = this.#laneOf(exchange);
      exchange.startedAt = lane.free(start, exchange.connection);
      exchange.endedAt = Math.max(exchange.endedAt, exchange.startedAt + LEAST_MS);
      lane.take(exchange);
    }
  }

  #laneOf({ order }: Exchange): Lane {
    const file = order?.file;
    const lane = this.#files.get(file) ?? new Lane();
    this.#files.set(file, lane);
    return lane;
  }
}

/** The exchanges of one recording that were still under way when the last one began, by their ends alone. */
class Lane {
  readonly #ends = new Heap();
  /** The last of those ends that came, or will come, within a step of the clock. */
  #passed = -Infinity;
  readonly #connections = new Map<string, number>();

  /** When one that is said to begin at `start` can have begun at the earliest. */
  free(start: number, connection: string | undefined): number {
    while (this.#ends.lowest - start < STEP_MS)
      this.#passed = Math.max(this.#passed, this.#ends.take());
    const taken = connection === undefined ? undefined : this.#connections.get(connection);
    return Math.max(start, this.#passed, taken ?? start);
  }

  take({ endedAt, connection }: Exchange): void {
    this.#ends.add(endedAt);
    if (connection === undefined) return;
    const isKnown = this.#connections.has(connection);
    if (!isKnown && this.#connections.size >= MOST_CONNECTIONS) this.#connections.clear();
    this.#connections.set(connection, endedAt);
  }
}
