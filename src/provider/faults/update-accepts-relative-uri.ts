import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-relative-uri',
  sentence: 'an update accepts a relative redirect URI',
  caughtBy: ['relative-uri-is-refused', 'uris-are-absolute'],
  probes: ['bad-redirect-updates'],
  plant: () => accepting((uri) => uri.startsWith('/'), 'updateClient'),
});
