import type { Client } from '../store.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-shows-late',
  sentence: 'get and list show an update 60 milliseconds late',
  caughtBy: ['update-is-visible'],
  probes: ['life-cycle'],
  needs: 'order',
  plant: () => {
    const before = new Map<string, { readonly client: Client; readonly until: number }>();
    return {
      store: (store) => {
        const seen = (client: Client): Client => {
          const old = before.get(client.clientId);
          return old && Date.now() < old.until ? old.client : client;
        };
        return {
          ...store,
          list: (collection) => store.list(collection).map(seen),
          find: (collection, clientId) => {
            const client = store.find(collection, clientId);
            return client && seen(client);
          },
          update: (collection, clientId, metadata) => {
            const client = store.find(collection, clientId);
            if (client) before.set(clientId, { client: seen(client), until: Date.now() + 60 });
            return store.update(collection, clientId, metadata);
          },
        };
      },
    };
  },
});
