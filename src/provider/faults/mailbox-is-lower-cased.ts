import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'mailbox-is-lower-cased',
  sentence: 'contacts are stored in small letters',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('contacts', (contacts) => contacts.map((each) => each.toLowerCase())),
});
