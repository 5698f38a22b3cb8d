import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-renames-neighbour',
  sentence: 'an update writes its name into every client of the collection',
  caughtBy: ['update-leaves-others-alone'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId, { name, ...rest }) => {
        for (const client of store.list(collection)) {
          store.update(collection, client.clientId, name === undefined ? {} : { name });
        }
        return store.update(collection, clientId, rest);
      },
    }),
  }),
});
