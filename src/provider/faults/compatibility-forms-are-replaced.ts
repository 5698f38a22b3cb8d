import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'compatibility-forms-are-replaced',
  sentence: 'ligatures and wide letters in a name are stored as plain ones',
  caughtBy: ['unicode-name-is-kept'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('\ufb01', 'fi')),
});
