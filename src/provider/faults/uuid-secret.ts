import { newClientId } from '../store.js';
import { defineFault } from '../fault.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'uuid-secret',
  sentence: 'the clientSecret is a UUID, which has 122 random bits',
  caughtBy: ['secret-is-hard-to-guess'],
  probes: ['life-cycle'],
  plant: () => onCredentials((client) => ({ ...client, clientSecret: newClientId() })),
});
