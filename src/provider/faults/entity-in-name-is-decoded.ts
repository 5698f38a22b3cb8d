import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'entity-in-name-is-decoded',
  sentence: 'the entity &amp; in a name is stored as an ampersand',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('&amp;', '&')),
});
