import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'blanks-in-name-are-collapsed',
  sentence: 'two blanks in a name are stored as one',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replace(/(\S) {2}(?=\S)/g, '$1 ')),
});
