import { createHash } from 'node:crypto';
import { isDrawn } from '../model/issue.js';
import type { Moment } from '../model/moment.js';
import type { Issuing, Registry } from '../model/registry.js';
import { comparePlaces, type Place } from './turn.js';

/** A create of a shard that issued a secret first, as far as the shard knows. */
interface IssuingState {
  readonly moment: Moment;
  readonly place: Place;
  readonly isRepeatable: boolean;
}

/** A secret that a shard saw issued, as plain values, and without giving it away. */
export interface IssuedState {
  /** SHA-256 of the secret, in hex: shards are compared by it. It is for the memory of one run, not for files. */
  readonly hash: string;
  /** It was drawn, and not put in its place when the recording was cleaned. */
  readonly isDrawn: boolean;
  readonly first: IssuingState;
  readonly again: readonly IssuingState[];
}

/** A create that issued what a create of another shard had issued before. */
export interface Collision {
  readonly earlier: Moment;
  readonly later: Moment;
  /** False: another cause than the server is likely. */
  readonly certain: boolean;
}

const stateOf = ({ moment, startedAt, isRepeatable }: Issuing): IssuingState => ({
  moment,
  place: [startedAt, moment.order?.file ?? 0, moment.order?.place ?? 0],
  isRepeatable,
});

/** The secrets that a registry knows to be issued. */
export const issuedState = (registry: Registry): readonly IssuedState[] =>
  [...registry.issued()].map(({ secret, first, again }) => ({
    hash: createHash('sha256').update(secret).digest('hex'),
    isDrawn: isDrawn(secret),
    first: stateOf(first),
    again: again.map(stateOf),
  }));

/**
 * What collides over all shards and in none of them: of the creates that issued one secret first in their
 * shard, all but the very first are at fault, and so are those that were excused by them.
 */
export const collisionsIn = (shards: readonly (readonly IssuedState[])[]): readonly Collision[] => {
  const bySecret = new Map<string, IssuedState[]>();
  for (const issued of shards.flat()) {
    const known = bySecret.get(issued.hash);
    if (known) known.push(issued);
    else bySecret.set(issued.hash, [issued]);
  }
  const found = [...bySecret.values()].flatMap(collisionsOf);
  return found
    .sort((one, other) => comparePlaces(one.place, other.place))
    .map(({ earlier, later, certain }) => ({ earlier, later, certain }));
};

const collisionsOf = (
  issued: IssuedState[],
): readonly (Collision & { readonly place: Place })[] => {
  const [first, ...rest] = issued.sort((one, other) =>
    comparePlaces(one.first.place, other.first.place),
  );
  if (!first) return [];
  const earlier = first.first.moment;
  return rest
    .flatMap((each) => [each.first, ...each.again])
    .filter(({ isRepeatable }) => !isRepeatable)
    .map(({ moment, place }) => {
      const certain = moment.own || first.isDrawn;
      return { earlier, later: moment, certain, place };
    });
};
