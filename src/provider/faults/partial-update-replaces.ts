import { defineFault } from '../fault.js';

export default defineFault({
  id: 'partial-update-replaces',
  sentence: 'an update clears every optional member that it does not send',
  caughtBy: ['partial-update-stays-as-pinned'],
  probes: ['partial-update'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId, metadata) => {
        const client = store.find(collection, clientId);
        if (client) {
          const { name, redirectUris } = client;
          store.put(collection, { clientId, name, redirectUris });
        }
        return store.update(collection, clientId, metadata);
      },
    }),
  }),
});
