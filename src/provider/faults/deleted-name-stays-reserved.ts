import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'deleted-name-stays-reserved',
  sentence: 'a create under the name of a deleted client is refused with 409',
  caughtBy: ['deleted-name-stays-as-pinned'],
  probes: ['neighbours'],
  needs: 'order',
  plant: () => {
    const deleted = new Set<string>();
    return {
      handle: (call, next) =>
        call.operation === 'createClient' && deleted.has(sentIn(call)?.name ?? '')
          ? refusal(409, 'conflict', 'there was such a client')
          : next(),
      store: (store) => ({
        ...store,
        remove: (collection, clientId) => {
          const client = store.find(collection, clientId);
          if (client) deleted.add(client.name);
          return store.remove(collection, clientId);
        },
      }),
    };
  },
});
