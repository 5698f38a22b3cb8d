import { defineFault } from '../fault.js';
import { onClients } from './_spoil.js';

export default defineFault({
  id: 'pkce-as-string',
  sentence: 'a client without pkceRequired shows it as the text "false"',
  caughtBy: ['body-matches-schema'],
  probes: ['life-cycle', 'neighbours'],
  plant: () => onClients((client) => ({ pkceRequired: 'false', ...client })),
});
