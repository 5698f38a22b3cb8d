import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-sets-neighbours-logo',
  sentence: 'an update writes its logo into the client that was created before it, too',
  caughtBy: ['update-leaves-others-alone'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId, metadata) => {
        const clients = store.list(collection);
        const before = clients[clients.findIndex((client) => client.clientId === clientId) - 1];
        const { logoUri } = metadata;
        if (before && logoUri !== undefined) store.update(collection, before.clientId, { logoUri });
        return store.update(collection, clientId, metadata);
      },
    }),
  }),
});
