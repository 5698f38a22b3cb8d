import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'tags-are-stripped',
  sentence: 'what looks like a tag is taken out of a name',
  caughtBy: ['created-is-readable'],
  probes: ['odd-values'],
  plant: () => onMember('name', (name) => name.replace(/<[^<>]*>/g, '')),
});
