import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'mailto-is-dropped',
  sentence: 'the scheme mailto of a contact is dropped',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-packed'],
  plant: () =>
    onMember('contacts', (contacts) => contacts.map((each) => each.replace(/^mailto:/, ''))),
});
