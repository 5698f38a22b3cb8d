import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'line-ends-become-blanks',
  sentence: 'a line end in a name is stored as a blank',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('name', (name) => name.replaceAll('\n', ' ')),
});
