import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'contacts-are-capped',
  sentence: 'no more than three contacts are stored',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('contacts', (contacts) => contacts.slice(0, 3)),
});
