import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'script-uri-accepted',
  sentence: 'a javascript URI is taken',
  caughtBy: ['script-uri-is-refused'],
  probes: ['invalid-bodies'],
  plant: () => accepting((uri) => uri.startsWith('javascript:')),
});
