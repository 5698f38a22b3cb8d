import { defineFault } from '../fault.js';

export default defineFault({
  id: 'create-elsewhere-clears-contacts',
  sentence:
    'a create of one partner clears the contacts of clients of the same name of another one',
  caughtBy: ['list-agrees-with-get', 'reads-change-nothing'],
  probes: ['every-write'],
  needs: 'order',
  plant: ({ collection, other }) => ({
    store: (store) => ({
      ...store,
      create: (where, metadata) => {
        if (where.partner === other.partner)
          for (const { clientId, name } of store.list(collection))
            if (name === metadata.name) store.update(collection, clientId, { contacts: [] });
        return store.create(where, metadata);
      },
    }),
  }),
});
