import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'long-redirect-uri-is-cut',
  sentence: 'redirect URIs are cut after 2,048 characters',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values-packed'],
  plant: () => onMember('redirectUris', (uris) => uris.map((uri) => uri.slice(0, 2048))),
});
