import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'empty-redirect-uri-accepted',
  sentence: 'a redirect URI without a character is taken',
  caughtBy: ['empty-redirect-uri-is-refused', 'uris-are-absolute'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => uri === ''),
});
