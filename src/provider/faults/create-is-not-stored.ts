import { newClientId, newClientSecret } from '../store.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'create-is-not-stored',
  sentence: 'create answers an id and a secret and stores nothing',
  caughtBy: ['created-is-readable', 'created-is-listed'],
  probes: ['life-cycle'],
  plant: () => ({
    store: (store) => ({
      ...store,
      create: () => ({ clientId: newClientId(), clientSecret: newClientSecret() }),
    }),
  }),
});
