import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'create-folds-case',
  sentence: 'a create stores a name in small letters',
  caughtBy: ['created-is-readable', 'unicode-name-is-kept'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.toLowerCase(), 'create'),
});
