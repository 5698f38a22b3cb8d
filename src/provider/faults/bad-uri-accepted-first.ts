import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'bad-uri-accepted-first',
  sentence: 'a create takes a bad redirect URI where good ones come after it',
  caughtBy: [
    'fragment-is-refused',
    'relative-uri-is-refused',
    'script-uri-is-refused',
    'uris-are-absolute',
    'wildcard-is-refused',
  ],
  probes: ['bad-redirect-places'],
  plant: () => accepting((_, place) => place?.before === 0 && place.after > 0, 'createClient'),
});
