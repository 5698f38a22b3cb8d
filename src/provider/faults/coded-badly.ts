import { defineFault } from '../fault.js';
import { coded } from './_coded.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'coded-badly',
  sentence: 'the 404 of get says that it is gzip, and is plain',
  caughtBy: ['content-is-not-coded'],
  probes: ['unknown-ids', 'life-cycle'],
  plant: () => onUnknown((answer) => coded(answer, 'gzip', (content) => content)),
});
