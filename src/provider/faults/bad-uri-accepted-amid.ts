import { defineFault } from '../fault.js';
import { accepting, BAD_URI_CHECKS } from './_lenient.js';

export default defineFault({
  id: 'bad-uri-accepted-amid',
  sentence: 'a create takes a bad redirect URI between two good ones',
  caughtBy: BAD_URI_CHECKS,
  probes: ['bad-redirect-places'],
  plant: () =>
    accepting(
      (_, place) => place !== undefined && place.before > 0 && place.after > 0,
      'createClient',
    ),
});
