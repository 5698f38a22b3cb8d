import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-flags-neighbour',
  sentence:
    'an update writes its flag pkceRequired into the client that was created before it, too',
  caughtBy: ['update-leaves-others-alone'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId, metadata) => {
        const clients = store.list(collection);
        const before = clients[clients.findIndex((client) => client.clientId === clientId) - 1];
        const { pkceRequired } = metadata;
        if (before && pkceRequired !== undefined)
          store.update(collection, before.clientId, { pkceRequired });
        return store.update(collection, clientId, metadata);
      },
    }),
  }),
});
