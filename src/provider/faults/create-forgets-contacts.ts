import { defineFault } from '../fault.js';
import { without } from './_spoil.js';

export default defineFault({
  id: 'create-forgets-contacts',
  sentence: 'create drops the contacts that it was sent',
  caughtBy: ['created-is-readable'],
  probes: ['life-cycle'],
  plant: () => ({
    store: (store) => ({
      ...store,
      create: (collection, metadata) => store.create(collection, without(metadata, 'contacts')),
    }),
  }),
});
