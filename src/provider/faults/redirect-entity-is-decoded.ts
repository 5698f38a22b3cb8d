import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-entity-is-decoded',
  sentence: 'the entity &amp; in a redirect URI is stored as an ampersand',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values-packed'],
  plant: () => onMember('redirectUris', (uris) => uris.map((uri) => uri.replaceAll('&amp;', '&'))),
});
