import { defineFault } from '../fault.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'create-without-client-id',
  sentence: 'create answers a secret and does not say whose',
  caughtBy: ['answer-identifies-the-client'],
  probes: ['life-cycle'],
  plant: () => onCredentials(({ clientSecret }) => ({ clientSecret })),
});
