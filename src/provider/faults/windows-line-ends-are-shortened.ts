import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'windows-line-ends-are-shortened',
  sentence: 'the line end of Windows in a name is stored as that of Unix',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('name', (name) => name.replaceAll('\r\n', '\n')),
});
