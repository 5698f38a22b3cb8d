import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'redirect-slashes-are-merged',
  sentence: 'doubled slashes in a redirect URI are stored as one',
  caughtBy: ['redirect-uris-come-back-unchanged'],
  probes: ['odd-values-packed'],
  plant: () =>
    onMember('redirectUris', (uris) =>
      uris.map((uri) => uri.replaceAll('//callback', '/callback')),
    ),
});
