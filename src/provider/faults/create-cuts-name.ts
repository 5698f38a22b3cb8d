import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'create-cuts-name',
  sentence: 'a create stores no more than 255 characters of a name',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('name', (name) => name.slice(0, 255), 'create'),
});
