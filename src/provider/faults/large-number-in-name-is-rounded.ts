import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'large-number-in-name-is-rounded',
  sentence: 'a name of sixteen digits is stored as the nearest number',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('name', (name) => (/^\d{16,}$/.test(name) ? String(Number(name)) : name)),
});
