import { defineFault } from '../fault.js';

export default defineFault({
  id: 'get-is-never-answered',
  sentence: 'get of a client closes the connection without an answer',
  caughtBy: ['operation-is-served'],
  probes: ['life-cycle'],
  plant: () => ({
    wire: (_wire, { operation }) => (operation === 'getClient' ? new Uint8Array() : undefined),
  }),
});
