import { defineFault } from '../fault.js';
import { onDetails } from './_spoil.js';

export default defineFault({
  id: 'get-shows-another-id',
  sentence: 'get shows another clientId than the one in its path',
  caughtBy: ['client-id-is-the-one-asked-for'],
  probes: ['life-cycle'],
  plant: () =>
    onDetails((client) => ({
      ...client,
      clientId: client.clientId?.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    })),
});
