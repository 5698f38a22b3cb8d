import { defineFault } from '../fault.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'secrets-count-up',
  sentence: 'the secrets of clients count up',
  caughtBy: ['secrets-vary-enough'],
  probes: ['neighbours'],
  plant: () => {
    let count = 0;
    return onCredentials((credentials) => {
      count += 1;
      return { ...credentials, clientSecret: String(count).padStart(43, '0') };
    });
  },
});
