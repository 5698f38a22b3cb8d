import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'page-path-is-lower-cased',
  sentence: 'the path of a logo address is stored in small letters',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('logoUri', (uri) => uri.replace('CallBack', 'callback')),
});
