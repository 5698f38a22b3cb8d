import type { RunEvent } from '../model/event.js';
import type { RunPlan } from '../model/evidence.js';
import { placeOf, type Place } from './turn.js';
import type { Deciding } from '../model/check.js';
import type { IssuedIdState, IssuedState } from './issued.js';
import type { TallyState } from './tally.js';

/** An exchange that decides, with those of other shards, what is said of all collections together. */
export interface DecidingState {
  readonly id: string;
  readonly place: Place;
}

export const decidingState = (
  byClaim: ReadonlyMap<string, readonly Deciding[]>,
): Shard['deciding'] =>
  Object.fromEntries(
    [...byClaim]
      .filter(([, deciding]) => deciding.length > 0)
      .map(([claim, deciding]) => [
        claim,
        deciding.map((each) => ({ id: each.id, place: placeOf(each) })),
      ]),
  );

/** What the judging of some collections of a run has come to, as plain values. */
export interface Shard {
  readonly tally: TallyState;
  /** What must be issued once over all collections. */
  readonly issued: readonly IssuedState[];
  readonly issuedIds: readonly IssuedIdState[];
  /** By claim about all collections together, the exchanges that decide it. */
  readonly deciding: Readonly<Record<string, readonly DecidingState[]>>;
  /** What its source told besides exchanges. */
  readonly told: readonly RunEvent[];
  /** What its source set out to see; null: it did not say. */
  readonly plan: RunPlan | null;
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
