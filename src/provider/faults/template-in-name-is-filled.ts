import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'template-in-name-is-filled',
  sentence: 'a variable of a shell in a name is filled in',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-packed'],
  plant: () => onMember('name', (name) => name.replaceAll('$HOME', '')),
});
