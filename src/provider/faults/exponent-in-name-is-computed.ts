import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'exponent-in-name-is-computed',
  sentence: 'a name that looks like a number with an exponent is stored as that number',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('name', (name) => (/^\d+e\d$/.test(name) ? String(Number(name)) : name)),
});
