import type { Client } from '../store.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-recreates-deleted',
  sentence: 'an update of a deleted client answers 204 and stores it again',
  caughtBy: ['deleted-stays-deleted'],
  probes: ['life-cycle'],
  plant: ({ store }) => {
    const deleted = new Map<string, Client>();
    return {
      store: () => ({
        ...store,
        remove: (collection, clientId) => {
          const client = store.find(collection, clientId);
          if (client) deleted.set(clientId, client);
          return store.remove(collection, clientId);
        },
      }),
      handle: (call, next) => {
        const { route, operation } = call;
        if (route.kind === 'client' && operation === 'updateClient') {
          const client = deleted.get(route.clientId);
          if (client) store.put(route.collection, client);
          deleted.delete(route.clientId);
        }
        return next();
      },
    };
  },
});
