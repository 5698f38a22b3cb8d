import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'bidi-marks-are-stripped',
  sentence: 'marks of direction are taken out of a name',
  caughtBy: ['unicode-name-is-kept'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('\u2067', '')),
});
