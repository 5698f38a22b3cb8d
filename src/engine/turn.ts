import type { Exchange } from '../model/exchange.js';

/** Where an exchange stands among all of a run, whichever shard it is in: its start, its file, its place there. */
export type Place = readonly [startedAt: number, file: number, place: number];

export const placeOf = ({ startedAt, order }: Pick<Exchange, 'startedAt' | 'order'>): Place => [
  startedAt,
  order?.file ?? 0,
  order?.place ?? 0,
];

/** When something was seen: before what came later in one run over all shards. */
export interface Turn {
  /** The exchange that was judged then; null: nothing came any more. */
  readonly during: Place | null;
  /** Position of the claim that was brought to its end then; 0 before the end. */
  readonly claim: number;
  /** What it was seen on; it counts at the end only. */
  readonly on: Place;
  /** Position among all that its shard saw. */
  readonly serial: number;
}

export const comparePlaces = (one: Place, other: Place): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/** While exchanges are judged, the one at work is of one shard, which knows the order of what it saw. */
export const compareTurns = (one: Turn, other: Turn): number => {
  if (one.during && other.during) {
    return comparePlaces(one.during, other.during) || one.serial - other.serial;
  }
  if (one.during || other.during) return one.during ? -1 : 1;
  return one.claim - other.claim || comparePlaces(one.on, other.on) || one.serial - other.serial;
};
