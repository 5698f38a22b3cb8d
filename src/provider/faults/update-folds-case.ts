import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'update-folds-case',
  sentence: 'an update stores a name in small letters',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.toLowerCase(), 'update'),
});
