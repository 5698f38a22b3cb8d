import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'relative-uri-accepted',
  sentence: 'a relative redirect URI is taken',
  caughtBy: ['relative-uri-is-refused', 'uris-are-absolute'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => uri.startsWith('/')),
});
