import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'update-cuts-name',
  sentence: 'an update stores no more than 255 characters of a name',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.slice(0, 255), 'update'),
});
