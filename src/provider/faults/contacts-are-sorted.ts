import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'contacts-are-sorted',
  sentence: 'contacts come back in alphabetical order',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('contacts', (contacts) => contacts.toSorted()),
});
