import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'boolean-in-name-is-capitalised',
  sentence: 'the name "true" is stored as "True"',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => (name === 'true' ? 'True' : name)),
});
