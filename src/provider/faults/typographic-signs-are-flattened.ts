import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'typographic-signs-are-flattened',
  sentence: 'a long dash in a name is stored as a hyphen',
  caughtBy: ['unicode-name-is-kept'],
  probes: ['odd-values-packed'],
  plant: () => onMember('name', (name) => name.replaceAll('\u2013', '-')),
});
