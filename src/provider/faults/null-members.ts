import { defineFault } from '../fault.js';
import { onClients } from './_spoil.js';

export default defineFault({
  id: 'null-members',
  sentence: 'a client without a logo shows logoUri: null instead of leaving it out',
  caughtBy: ['no-null-members'],
  probes: ['life-cycle', 'neighbours'],
  plant: () => onClients((client) => ({ logoUri: null, ...client })),
});
