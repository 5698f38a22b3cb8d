import { newClientSecret } from '../store.js';
import { defineFault } from '../fault.js';
import { onList } from './_spoil.js';

export default defineFault({
  id: 'secret-in-list',
  sentence: 'the list shows a clientSecret of every client',
  caughtBy: ['secret-only-at-creation'],
  probes: ['life-cycle'],
  plant: () =>
    onList((clients) => clients.map((client) => ({ ...client, clientSecret: newClientSecret() }))),
});
