import { defineFault } from '../fault.js';

export default defineFault({
  id: 'create-revives-deleted',
  sentence: 'a create under the name of a deleted client gives it the contacts of that one',
  caughtBy: ['new-client-is-its-own'],
  probes: ['neighbours'],
  plant: () => {
    const deleted = new Map<string, readonly string[] | undefined>();
    return {
      store: (store) => ({
        ...store,
        create: (collection, metadata) => {
          const contacts = metadata.contacts ?? deleted.get(metadata.name);
          return store.create(collection, contacts ? { ...metadata, contacts } : metadata);
        },
        remove: (collection, clientId) => {
          const client = store.find(collection, clientId);
          if (client) deleted.set(client.name, client.contacts);
          return store.remove(collection, clientId);
        },
      }),
    };
  },
});
