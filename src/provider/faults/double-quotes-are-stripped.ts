import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'double-quotes-are-stripped',
  sentence: 'quotation marks in a name are taken away',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('"', '')),
});
