import { defineFault } from '../fault.js';

export default defineFault({
  id: 'delete-takes-neighbour',
  sentence: 'a delete removes the client that was created after it, too',
  caughtBy: ['delete-leaves-others-alone'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      remove: (collection, clientId) => {
        const ids = store.list(collection).map((client) => client.clientId);
        const neighbour = ids[ids.indexOf(clientId) + 1];
        if (ids.includes(clientId) && neighbour !== undefined) store.remove(collection, neighbour);
        return store.remove(collection, clientId);
      },
    }),
  }),
});
