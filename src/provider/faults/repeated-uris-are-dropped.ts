import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'repeated-uris-are-dropped',
  sentence: 'a redirect URI that is sent twice is stored once',
  caughtBy: ['unset-values-stay-as-pinned'],
  probes: ['odd-bodies'],
  plant: () => onMember('redirectUris', (uris) => [...new Set(uris)]),
});
