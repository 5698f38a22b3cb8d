import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-plus-is-decoded',
  sentence: 'a plus in the query of a redirect URI is stored as %20',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values'],
  plant: () => onMember('redirectUris', (uris) => uris.map((uri) => uri.replace('+x', '%20x'))),
});
