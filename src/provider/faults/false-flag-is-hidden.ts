import { defineFault } from '../fault.js';
import { onClients, without } from './_spoil.js';

export default defineFault({
  id: 'false-flag-is-hidden',
  sentence: 'a flag pkceRequired that is false is not shown',
  caughtBy: ['unset-values-stay-as-pinned'],
  probes: ['life-cycle'],
  plant: () =>
    onClients((client) =>
      client.pkceRequired === false ? without(client, 'pkceRequired') : client,
    ),
});
