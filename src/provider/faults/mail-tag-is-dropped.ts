import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'mail-tag-is-dropped',
  sentence: 'what stands behind a plus in a contact is dropped',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () =>
    onMember('contacts', (contacts) =>
      contacts.map((each) => each.replace(/^(First[.]Last)[+][^@]*@/, '$1@')),
    ),
});
