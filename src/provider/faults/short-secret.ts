import { defineFault } from '../fault.js';
import { onCredentials } from './_spoil.js';

export default defineFault({
  id: 'short-secret',
  sentence: 'the clientSecret has six characters',
  caughtBy: ['secret-has-eight-characters'],
  probes: ['life-cycle'],
  plant: () =>
    onCredentials((client) => ({ ...client, clientSecret: String(client.clientSecret).slice(-6) })),
});
