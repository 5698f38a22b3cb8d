import { defineFault } from '../fault.js';
import { onClients, without } from './_spoil.js';

export default defineFault({
  id: 'empty-contacts-are-hidden',
  sentence: 'an empty list of contacts is not shown',
  caughtBy: ['unset-values-stay-as-pinned'],
  probes: ['odd-bodies'],
  plant: () =>
    onClients((client) => (client.contacts?.length === 0 ? without(client, 'contacts') : client)),
});
