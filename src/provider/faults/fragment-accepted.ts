import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'fragment-accepted',
  sentence: 'a redirect URI with a fragment is taken',
  caughtBy: ['fragment-is-refused'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => /^https:[^#]*#/.test(uri)),
});
