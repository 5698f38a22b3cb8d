import { defineFault } from '../fault.js';
import { without } from './_spoil.js';

export default defineFault({
  id: 'create-clears-neighbours-logo',
  sentence: 'a create takes the logo away from the client that was created before it',
  caughtBy: ['created-is-readable', 'list-agrees-with-get'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      create: (collection, metadata) => {
        const before = store.list(collection).at(-1);
        if (before) store.put(collection, without(before, 'logoUri'));
        return store.create(collection, metadata);
      },
    }),
  }),
});
