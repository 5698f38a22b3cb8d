import { defineFault } from '../fault.js';
import { without } from './_spoil.js';

export default defineFault({
  id: 'delete-clears-neighbours-terms',
  sentence: 'a delete takes the terms address away from the clients that are left',
  caughtBy: ['update-leaves-others-alone'],
  probes: ['neighbours'],
  plant: () => ({
    store: (store) => ({
      ...store,
      remove: (collection, clientId) => {
        const isRemoved = store.remove(collection, clientId);
        for (const left of store.list(collection)) store.put(collection, without(left, 'tosUri'));
        return isRemoved;
      },
    }),
  }),
});
