import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-userinfo',
  sentence: 'an update accepts a redirect URI with user information',
  caughtBy: ['userinfo-is-refused'],
  probes: ['bad-redirect-updates'],
  plant: () => accepting((uri) => uri.includes('@'), 'updateClient'),
});
