import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-wildcard',
  sentence: 'an update accepts a redirect URI with a wildcard',
  caughtBy: ['wildcard-is-refused'],
  probes: ['bad-redirect-updates'],
  plant: () => accepting((uri) => uri.includes('*'), 'updateClient'),
});
