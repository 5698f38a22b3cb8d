import { newClientSecret } from '../store.js';
import { defineFault } from '../fault.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'secret-is-shared',
  sentence: 'every create answers the same clientSecret',
  caughtBy: ['secrets-differ'],
  probes: ['neighbours'],
  plant: () => {
    const clientSecret = newClientSecret();
    return onCredentials((credentials) => ({ ...credentials, clientSecret }));
  },
});
