import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'ampersand-in-name-is-escaped',
  sentence: 'an ampersand in a name is stored as &amp;',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replace(/&(?!amp;)/g, '&amp;')),
});
