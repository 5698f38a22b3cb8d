import { refusal, type Answer } from './answer.js';
import type { Hooks } from './fault.js';
import { serve } from './operations.js';
import { allowed, type Call } from './router.js';
import type { Access, Collection, Store } from './store.js';

/** What the API stands on. */
export interface Ground {
  readonly store: Store;
  /** @returns the refusal, or undefined for a caller who is who it says */
  readonly authenticate: (call: Call) => Promise<Answer | undefined>;
  readonly accessTo: (collection: Collection, call: Call) => Access;
}

/** The API as one function, with the hooks of a fault around its parts. It never throws. */
export const createApi = (ground: Ground, hooks: Hooks = {}): ((call: Call) => Promise<Answer>) => {
  const store = hooks.store?.(ground.store) ?? ground.store;
  const authenticate = async (call: Call): Promise<Answer | undefined> =>
    hooks.authenticate
      ? hooks.authenticate(call, () => ground.authenticate(call))
      : ground.authenticate(call);
  const answer = async (call: Call): Promise<Answer> => {
    const { route } = call;
    if (route.kind === 'nothing') return refusal(404, 'not_found', 'there is no such resource');
    if (call.operation === undefined) return notAllowed(route.kind);
    const refused = await authenticate(call);
    if (refused) return refused;
    const granted = ground.accessTo(route.collection, call);
    const access = hooks.access?.(call, granted) ?? granted;
    if (access === 'unknown') return refusal(404, 'not_found', 'there is no such resource');
    if (access === 'forbidden')
      return refusal(403, 'access_denied', 'the token is not for this institution');
    const clientId = route.kind === 'client' ? route.clientId : '';
    return serve(store, { collection: route.collection, clientId }, call);
  };
  return async (call) => {
    try {
      return await (hooks.handle?.(call, (other = call) => answer(other)) ?? answer(call));
    } catch {
      return refusal(500, 'server_error', 'the server failed');
    }
  };
};

const notAllowed = (kind: 'collection' | 'client'): Answer =>
  refusal(405, 'method_not_allowed', 'the resource does not know this method', [
    ['Allow', allowed(kind)],
  ]);
