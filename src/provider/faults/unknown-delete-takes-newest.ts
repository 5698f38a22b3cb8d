import { defineFault } from '../fault.js';

export default defineFault({
  id: 'unknown-delete-takes-newest',
  sentence: 'a deletion of an id that names no client answers 404, and takes the newest client',
  caughtBy: ['created-is-listed', 'created-is-readable'],
  probes: ['every-write'],
  needs: 'order',
  plant: () => ({
    store: (store) => ({
      ...store,
      remove: (collection, clientId) => {
        const newest = store.list(collection).at(-1);
        const isThere = store.remove(collection, clientId);
        if (!isThere && newest) store.remove(collection, newest.clientId);
        return isThere;
      },
    }),
  }),
});
