import { json } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'collection-is-not-looked-at',
  sentence: 'get finds a client by its id alone, whatever institution and partner the path names',
  caughtBy: ['client-stays-in-its-collection', 'unknown-collection-holds-nothing'],
  probes: ['neighbours'],
  plant: ({ store, collection }) => ({
    handle: async (call, next) => {
      const answer = await next();
      const { route } = call;
      if (call.operation !== 'getClient' || route.kind !== 'client') return answer;
      const client = answer.status === 404 ? store.find(collection, route.clientId) : undefined;
      return client ? json(200, client) : answer;
    },
  }),
});
