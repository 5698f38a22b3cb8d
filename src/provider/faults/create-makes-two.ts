import { defineFault } from '../fault.js';

export default defineFault({
  id: 'create-makes-two',
  sentence: 'a create stores a second client, with an id that it does not tell',
  caughtBy: ['create-makes-one-client'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      create: (collection, metadata) => {
        store.create(collection, metadata);
        return store.create(collection, metadata);
      },
    }),
  }),
});
