import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'emoji-become-question-marks',
  sentence: 'a character beyond the basic plane is stored as a question mark',
  caughtBy: ['unicode-name-is-kept'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
});
