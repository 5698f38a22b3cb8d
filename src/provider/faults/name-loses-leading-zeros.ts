import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'name-loses-leading-zeros',
  sentence: 'a name of digits is stored as a number',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => (/^\d+$/.test(name) ? String(Number(name)) : name)),
});
