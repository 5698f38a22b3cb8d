import { defineFault } from '../fault.js';
import { newClientSecret } from '../store.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'secrets-vary-little',
  sentence: 'the secrets of clients differ in their last ten signs alone',
  caughtBy: ['secrets-vary-enough'],
  probes: ['neighbours'],
  plant: () => {
    const first = newClientSecret().slice(0, 33);
    return onCredentials((credentials) => ({
      ...credentials,
      clientSecret: first + newClientSecret().slice(0, 10),
    }));
  },
});
