import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'plus-in-name-becomes-blank',
  sentence: 'a plus in a name is stored as a blank',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('+', ' ')),
});
