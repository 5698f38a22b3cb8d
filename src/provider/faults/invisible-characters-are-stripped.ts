import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'invisible-characters-are-stripped',
  sentence: 'invisible characters are taken out of a name',
  caughtBy: ['unicode-name-is-kept'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replaceAll('\u200b', '')),
});
