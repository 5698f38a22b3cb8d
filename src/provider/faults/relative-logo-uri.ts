import { defineFault } from '../fault.js';
import { onClients } from './_spoil.js';

export default defineFault({
  id: 'relative-logo-uri',
  sentence: 'a client without a logo shows the logoUri /logo.png',
  caughtBy: ['uris-are-absolute'],
  probes: ['life-cycle', 'neighbours'],
  plant: () => onClients((client) => ({ logoUri: '/logo.png', ...client })),
});
