import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-plain-http',
  sentence: 'an update accepts a redirect URI with http',
  caughtBy: ['plain-http-is-refused'],
  probes: ['bad-redirect-updates'],
  plant: () => accepting((uri) => uri.startsWith('http:'), 'updateClient'),
});
