import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'script-uri-accepted',
  sentence: 'a javascript URI is taken',
  caughtBy: ['script-uri-is-refused'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => uri.startsWith('javascript:')),
});
