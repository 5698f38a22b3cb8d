import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'quotes-in-name-are-doubled',
  sentence: 'an apostrophe in a name is stored as two',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll("'", "''")),
});
