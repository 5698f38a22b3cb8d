import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'page-fragment-is-dropped',
  sentence: 'the fragment of a page address is dropped',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('policyUri', (uri) => uri.split('#', 1).join('')),
});
