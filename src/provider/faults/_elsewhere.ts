import type { Hooks, Scene } from '../fault.js';
import type { Operation } from '../router.js';
import type { Collection } from '../store.js';

/** The collections that a provider takes for one where it does not look at a part of the path. */
const alike = (
  { collection: main, other }: Scene,
  overlooked: keyof Collection,
  { institution, partner }: Collection,
): readonly Collection[] =>
  overlooked === 'partner'
    ? [main.partner, other.partner].map((each) => ({ institution, partner: each }))
    : [main.institution, other.institution].map((each) => ({ institution: each, partner }));

/** Looks a client up without regard to institution or partner, for one operation. */
export const overlooking = (
  scene: Scene,
  overlooked: keyof Collection,
  operation: Operation,
): Hooks => ({
  handle: async (call, next) => {
    const answer = await next();
    const { route } = call;
    if (answer.status !== 404 || call.operation !== operation || route.kind !== 'client')
      return answer;
    const found = alike(scene, overlooked, route.collection).find((each) =>
      scene.store.find(each, route.clientId),
    );
    return found ? next({ ...call, route: { ...route, collection: found } }) : answer;
  },
});
