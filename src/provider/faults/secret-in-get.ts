import { newClientSecret } from '../store.js';
import { defineFault } from '../fault.js';
import { onDetails } from './_spoil.js';

export default defineFault({
  id: 'secret-in-get',
  sentence: 'get shows a client_secret that only the create answer may show',
  caughtBy: ['secret-only-at-creation'],
  probes: ['life-cycle'],
  plant: () => onDetails((client) => ({ ...client, client_secret: newClientSecret() })),
});
