import { createHash } from 'node:crypto';
import { isDrawn } from '../model/issue.js';
import type { Moment } from '../model/moment.js';
import { elsewhere, type Owner } from '../model/owner.js';
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

/** An id that a shard saw issued, as plain values: the first create that issued it, and of which collection. */
export interface IssuedIdState {
  readonly id: string;
  readonly owner: Owner;
  readonly moment: Moment;
  readonly place: Place;
}

/** A create that issued what a create of another shard had issued before. */
export interface Collision {
  readonly of: 'id' | 'secret';
  /** Of another institution, which may have ids of its own. */
  readonly odd?: true;
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

/** The ids that a registry knows to be issued. */
export const issuedIdState = (registry: Registry): readonly IssuedIdState[] =>
  [...registry.issuedIds()].map(({ id, owner, moment, startedAt }) => ({
    ...{ id, owner, moment },
    place: [startedAt, moment.order?.file ?? 0, moment.order?.place ?? 0],
  }));

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
  const groups = groupedBy(shards.flat(), ({ hash }) => hash);
  return inOrder(groups.flatMap(collisionsOf));
};

/**
 * The same of ids: a client of one collection has the id of a client of another one. What one shard saw of
 * two collections is told there.
 */
export const idCollisionsIn = (
  shards: readonly (readonly IssuedIdState[])[],
): readonly Collision[] =>
  inOrder(groupedBy(shards.flat(), ({ id }) => id).flatMap(idCollisionsOf));

const groupedBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
};

/** A collision, and where its later create stands. */
type Placed = readonly [Place, Collision];

const inOrder = (found: Placed[]): readonly Collision[] =>
  found.sort(([one], [other]) => comparePlaces(one, other)).map(([, collision]) => collision);

const idCollisionsOf = (issued: IssuedIdState[]): readonly Placed[] => {
  const [first, ...rest] = issued.sort((one, other) => comparePlaces(one.place, other.place));
  if (!first) return [];
  return rest.flatMap(({ owner, moment, place }) => {
    const found = elsewhere(first.owner, owner);
    if (!found) return [];
    const both = { of: 'id', earlier: first.moment, later: moment, certain: true } as const;
    return [[place, found.isOfInstitution ? both : { ...both, odd: true }] as const];
  });
};

const collisionsOf = (issued: IssuedState[]): readonly Placed[] => {
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
      return [place, { of: 'secret', earlier, later: moment, certain }] as const;
    });
};
