import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-empty-query-is-dropped',
  sentence: 'an empty query of a redirect URI is dropped',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values'],
  plant: () => onMember('redirectUris', (uris) => uris.map((uri) => uri.replace(/[?]$/, ''))),
});
