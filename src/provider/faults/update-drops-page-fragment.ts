import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'update-drops-page-fragment',
  sentence: 'an update drops the fragment of a logo address',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('logoUri', (uri) => uri.split('#', 1).join(''), 'update'),
});
