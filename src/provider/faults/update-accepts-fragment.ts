import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-fragment',
  sentence: 'an update accepts a redirect URI with a fragment',
  caughtBy: ['fragment-is-refused'],
  probes: ['invalid-updates'],
  plant: () => accepting((uri) => uri.includes('#'), 'updateClient'),
});
