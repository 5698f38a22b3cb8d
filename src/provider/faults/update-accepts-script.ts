import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-script',
  sentence: 'an update accepts javascript: as a redirect URI',
  caughtBy: ['script-uri-is-refused'],
  probes: ['bad-redirect-updates'],
  plant: () => accepting((uri) => uri.startsWith('javascript:'), 'updateClient'),
});
