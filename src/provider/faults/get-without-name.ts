import { defineFault } from '../fault.js';
import { onDetails, without } from './_spoil.js';

export default defineFault({
  id: 'get-without-name',
  sentence: 'get leaves out the name',
  caughtBy: ['answer-identifies-the-client'],
  probes: ['life-cycle'],
  plant: () => onDetails((client) => without(client, 'name')),
});
