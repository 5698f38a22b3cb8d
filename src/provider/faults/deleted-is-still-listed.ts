import type { Client, Collection } from '../store.js';
import { defineFault } from '../fault.js';

const isSame = (one: Collection, other: Collection): boolean =>
  one.institution === other.institution && one.partner === other.partner;

export default defineFault({
  id: 'deleted-is-still-listed',
  sentence: 'the list still holds clients that were deleted',
  caughtBy: ['deleted-stays-deleted'],
  probes: ['life-cycle'],
  plant: () => {
    const deleted: { readonly collection: Collection; readonly client: Client }[] = [];
    return {
      store: (store) => ({
        ...store,
        list: (collection) => [
          ...store.list(collection),
          ...deleted
            .filter((each) => isSame(each.collection, collection))
            .map(({ client }) => client),
        ],
        remove: (collection, clientId) => {
          const client = store.find(collection, clientId);
          if (client) deleted.push({ collection, client });
          return store.remove(collection, clientId);
        },
      }),
    };
  },
});
