import { defineFault } from '../fault.js';

export default defineFault({
  id: 'second-delete-answers-204',
  sentence: 'a second delete of a client answers 204 again',
  caughtBy: ['deleted-stays-deleted'],
  probes: ['life-cycle'],
  plant: () => {
    const deleted = new Set<string>();
    return {
      store: (store) => ({
        ...store,
        remove: (collection, clientId) => {
          const isDeleted = store.remove(collection, clientId) || deleted.has(clientId);
          if (isDeleted) deleted.add(clientId);
          return isDeleted;
        },
      }),
    };
  },
});
