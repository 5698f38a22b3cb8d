import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-is-not-applied',
  sentence: 'update answers 204 and changes nothing',
  caughtBy: ['update-is-visible'],
  probes: ['life-cycle'],
  plant: () => ({
    store: (store) => ({
      ...store,
      update: (collection, clientId) => store.find(collection, clientId) !== undefined,
    }),
  }),
});
