import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'page-query-is-sorted',
  sentence: 'the query of a client address is sorted',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('clientUri', (uri) => uri.replace('?b=2&a=1', '?a=1&b=2')),
});
