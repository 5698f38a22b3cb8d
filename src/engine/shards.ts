import type { RunEvent } from '../model/event.js';
import type { IssuedState } from './issued.js';
import type { TallyState } from './tally.js';

/** What a source tells besides exchanges. */
export const TOLD: ReadonlySet<RunEvent['type']> = new Set<RunEvent['type']>([
  'probe-finished',
  'client-left-over',
  'pact-verified',
  'recording-read',
]);

/** What the judging of some collections of a run has come to, as plain values. */
export interface Shard {
  readonly tally: TallyState;
  /** What must be issued once over all collections. */
  readonly issued: readonly IssuedState[];
  /** What its source told besides exchanges. */
  readonly told: readonly RunEvent[];
  /** Why its source ended early; null: it did not. */
  readonly cutShort: string | null;
}

/**
 * Shards of one run, by id. They are held apart until they are summed up, so that one that comes twice, by
 * itself or with others, counts once: an id names one shard, wherever it was judged.
 */
export type JudgedShards = Readonly<Record<string, Shard>>;

/** All shards of both; in whatever order and grouping shards are merged, it comes to the same. */
export const merge = (one: JudgedShards, other: JudgedShards): JudgedShards => ({
  ...one,
  ...other,
});
