import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'page-query-is-dropped',
  sentence: 'the query of the terms address is dropped',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('tosUri', (uri) => uri.split('?b', 1).join('')),
});
