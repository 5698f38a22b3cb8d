import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'backslash-in-name-is-read',
  sentence: 'a backslash in a name is read as the begin of an escape',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('\\n', '\n')),
});
