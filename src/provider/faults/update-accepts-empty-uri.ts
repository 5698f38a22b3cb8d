import { defineFault } from '../fault.js';
import { accepting } from './_lenient.js';

export default defineFault({
  id: 'update-accepts-empty-uri',
  sentence: 'an update accepts an empty redirect URI',
  caughtBy: ['empty-redirect-uri-is-refused', 'uris-are-absolute'],
  probes: ['bad-redirect-updates'],
  plant: () => accepting((uri) => uri === '', 'updateClient'),
});
