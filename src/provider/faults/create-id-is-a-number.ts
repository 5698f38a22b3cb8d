import { randomInt } from 'node:crypto';
import { newClientSecret } from '../store.js';
import { defineFault } from '../fault.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'create-id-is-a-number',
  sentence: 'create answers the clientId as a number that get and list know as a text',
  caughtBy: ['body-matches-schema'],
  probes: ['life-cycle'],
  plant: () => ({
    store: (store) => ({
      ...store,
      create: (collection, metadata) => {
        const clientId = String(randomInt(100_000_000_000, 200_000_000_000));
        store.put(collection, { clientId, ...metadata });
        return { clientId, clientSecret: newClientSecret() };
      },
    }),
    ...onCredentials((client) => ({ ...client, clientId: Number(client.clientId) })),
  }),
});
