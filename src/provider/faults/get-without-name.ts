import { defineFault } from '../fault.js';
import { onDetails, without } from './_spoil.js';

export default defineFault({
  id: 'get-without-name',
  sentence: 'get leaves out the name',
  caughtBy: ['answer-identifies-the-client', 'created-is-readable', 'update-is-visible'],
  probes: ['life-cycle'],
  plant: () => onDetails((client) => without(client, 'name')),
});
