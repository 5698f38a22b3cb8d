import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'mail-domain-is-lower-cased',
  sentence: 'the domain of a contact is stored in small letters',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () =>
    onMember('contacts', (contacts) =>
      contacts.map((each) => each.replace(/@[^@]*$/, (domain) => domain.toLowerCase())),
    ),
});
