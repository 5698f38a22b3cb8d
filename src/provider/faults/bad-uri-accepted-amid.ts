import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'bad-uri-accepted-amid',
  sentence: 'a create takes a bad redirect URI between two good ones',
  caughtBy: [
    'fragment-is-refused',
    'relative-uri-is-refused',
    'script-uri-is-refused',
    'uris-are-absolute',
    'wildcard-is-refused',
  ],
  probes: ['bad-redirect-places'],
  plant: () =>
    accepting(
      (_, place) => place !== undefined && place.before > 0 && place.after > 0,
      'createClient',
    ),
});
