import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'percent-in-name-is-decoded',
  sentence: 'a percent-encoding in a name is decoded',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('%41', 'A')),
});
