import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'update-caps-redirect-uris',
  sentence: 'an update stores no more than five redirect URIs',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values-packed'],
  plant: () => onMember('redirectUris', (uris) => uris.slice(0, 5), 'update'),
});
