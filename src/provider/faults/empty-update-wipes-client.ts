import { defineFault } from '../fault.js';

export default defineFault({
  id: 'empty-update-wipes-client',
  sentence: 'an update with an empty object empties every member of the client',
  caughtBy: ['empty-update-wipes-nothing'],
  probes: ['invalid-updates'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId, metadata) => {
        const isThere = store.update(collection, clientId, metadata);
        if (isThere && Object.keys(metadata).length === 0) {
          store.put(collection, { clientId, name: '', redirectUris: [] });
        }
        return isThere;
      },
    }),
  }),
});
