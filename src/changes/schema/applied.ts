import { ANY } from './pieces.js';
import type { Applied, Conj, Facts, Node } from './types.js';

/** Of a schema that says nothing besides its own words. */
export const NOTHING_APPLIED: Applied = {
  all: [],
  any: undefined,
  one: undefined,
  not: undefined,
  condition: undefined,
  dependent: new Map(),
  restOfMembers: undefined,
  restOfItems: undefined,
};

/** Of what is no schema where one belongs. */
export const UNREADABLE: Facts = {
  own: ANY,
  applied: NOTHING_APPLIED,
  unread: 'a schema is not an object',
};

/**
 * All that speaks of a value in place, whether or not it is valid under it, each once.
 * @param besides what else of a schema is asked for
 */
export const appliedBy = (
  nodes: Conj,
  besides: (applied: Applied) => Node | undefined = () => undefined,
): Conj => {
  const found = new Set(nodes);
  for (const { facts } of found) {
    const { all, any = [], one = [], condition, dependent } = facts.applied;
    const { when, then, otherwise } = condition ?? {};
    const needed = [...dependent.values()].map(({ node }) => node);
    const others = [when, then, otherwise, ...needed, besides(facts.applied)];
    for (const node of [...all, ...any, ...one, ...others]) if (node) found.add(node);
  }
  return [...found];
};
