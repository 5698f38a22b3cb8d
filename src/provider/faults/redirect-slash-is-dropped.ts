import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-slash-is-dropped',
  sentence: 'a slash at the end of a redirect URI is dropped',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values'],
  plant: () => onMember('redirectUris', (uris) => uris.map((uri) => uri.replace(/[/]$/, ''))),
});
