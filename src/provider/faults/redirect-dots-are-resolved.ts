import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-dots-are-resolved',
  sentence: 'dot segments of a redirect URI are resolved',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values'],
  plant: () => onMember('redirectUris', (uris) => uris.map((uri) => uri.replace('/x/../', '/'))),
});
