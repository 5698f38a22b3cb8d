import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'proto-name-is-lost',
  sentence: 'a client with the name __proto__ is stored as "Object"',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('name', (name) => (name === '__proto__' ? 'Object' : name)),
});
