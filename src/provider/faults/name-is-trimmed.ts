import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'name-is-trimmed',
  sentence: 'blanks at the ends of a name are taken away',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.trim()),
});
