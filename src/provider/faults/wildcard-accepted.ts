import { accepting } from './_lenient.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'wildcard-accepted',
  sentence: 'a redirect URI with a wildcard in its host is taken',
  caughtBy: ['wildcard-is-refused'],
  probes: ['bad-redirect-uris'],
  plant: () => accepting((uri) => uri.startsWith('https://*.')),
});
