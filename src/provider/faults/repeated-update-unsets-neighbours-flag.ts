import { defineFault } from '../fault.js';

export default defineFault({
  id: 'repeated-update-unsets-neighbours-flag',
  sentence: 'the same update, sent again, turns off pkceRequired of the client made before',
  caughtBy: ['update-leaves-others-alone'],
  probes: ['every-write'],
  needs: 'order',
  plant: () => ({
    store: (store) => {
      let last = '';
      return {
        ...store,
        update: (collection, clientId, metadata) => {
          const clients = store.list(collection);
          const before = clients[clients.findIndex((each) => each.clientId === clientId) - 1];
          const text = JSON.stringify([clientId, metadata]);
          if (text === last && before)
            store.update(collection, before.clientId, { pkceRequired: false });
          last = text;
          return store.update(collection, clientId, metadata);
        },
      };
    },
  }),
});
