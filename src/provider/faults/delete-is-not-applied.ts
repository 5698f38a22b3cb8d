import { defineFault } from '../fault.js';

export default defineFault({
  id: 'delete-is-not-applied',
  sentence: 'delete answers 204 and removes nothing',
  caughtBy: ['deleted-stays-deleted'],
  probes: ['life-cycle'],
  plant: () => ({
    store: (store) => ({
      ...store,
      remove: (collection, clientId) => store.find(collection, clientId) !== undefined,
    }),
  }),
});
