import { defineFault } from '../fault.js';
import { without } from './_spoil.js';

export default defineFault({
  id: 'partial-update-clears-arrays',
  sentence: 'an update without contacts clears them and keeps the other members',
  caughtBy: ['partial-update-stays-as-pinned'],
  probes: ['partial-update'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId, metadata) => {
        const client = store.find(collection, clientId);
        if (client) store.put(collection, without(client, 'contacts'));
        return store.update(collection, clientId, metadata);
      },
    }),
  }),
});
