import { defineFault } from '../fault.js';

export default defineFault({
  id: 'patch-is-served',
  sentence: 'PATCH of a client or of the collection answers 200, which the document does not know',
  caughtBy: ['unknown-method-is-refused'],
  probes: ['unsupported'],
  plant: () => ({
    handle: (call, next) => {
      const { route, method } = call;
      if (method !== 'PATCH' || route.kind === 'nothing') return next();
      const operation = route.kind === 'client' ? 'getClient' : 'listClients';
      return next({ ...call, method: 'GET', operation });
    },
  }),
});
