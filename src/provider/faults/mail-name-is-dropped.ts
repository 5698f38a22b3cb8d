import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'mail-name-is-dropped',
  sentence: 'of a contact with a name in front the address alone is stored',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-packed'],
  plant: () =>
    onMember('contacts', (contacts) =>
      contacts.map((each) => /^"A[.] B[.]" <(.*)>$/.exec(each)?.[1] ?? each),
    ),
});
