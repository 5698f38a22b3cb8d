import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'page-scheme-is-upgraded',
  sentence: 'the scheme http of a client address is stored as https',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('clientUri', (uri) => uri.replace(/^http:/, 'https:')),
});
