import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'list-keeps-old-contacts',
  sentence: 'the list shows the contacts that a client was created with',
  caughtBy: ['update-is-visible'],
  probes: ['neighbours'],
  plant: () => {
    const created = new Map<string, readonly string[] | undefined>();
    return {
      ...onList((clients) =>
        clients.map((client) => {
          const contacts = created.get(client.clientId ?? '');
          return contacts ? { ...client, contacts } : client;
        }),
      ),
      store: (store) => ({
        ...store,
        create: (collection, metadata) => {
          const credentials = store.create(collection, metadata);
          created.set(credentials.clientId, metadata.contacts);
          return credentials;
        },
      }),
    };
  },
});
