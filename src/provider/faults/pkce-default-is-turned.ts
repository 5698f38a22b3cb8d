import { defineFault } from '../fault.js';
import { onClients } from './_spoil.js';

export default defineFault({
  id: 'pkce-default-is-turned',
  sentence: 'a client that was created without pkceRequired shows it as true',
  caughtBy: ['pkce-default-stays-as-pinned'],
  probes: ['neighbours'],
  plant: () => onClients((client) => ({ pkceRequired: true, ...client })),
});
