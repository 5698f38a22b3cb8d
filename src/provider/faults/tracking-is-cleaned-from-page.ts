import { defineFault } from '../fault.js';
import { onMember } from './_spoil.js';

export default defineFault({
  id: 'tracking-is-cleaned-from-page',
  sentence: 'parameters of campaigns are taken out of a terms address',
  caughtBy: ['created-is-readable', 'update-is-visible'],
  probes: ['odd-values-in-full'],
  plant: () => onMember('tosUri', (uri) => uri.replace('utm_source=x&', '')),
});
