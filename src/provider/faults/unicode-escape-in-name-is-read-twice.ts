import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'unicode-escape-in-name-is-read-twice',
  sentence: 'a Unicode escape that a name spells out is decoded',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-packed'],
  plant: () => onMember('name', (name) => name.replaceAll('\\u0041', 'A')),
});
