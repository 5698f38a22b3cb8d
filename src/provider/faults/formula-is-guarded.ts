import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'formula-is-guarded',
  sentence: 'a name that begins with = is stored behind an apostrophe',
  caughtBy: ['update-is-visible'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replace(/^=/, "'=")),
});
