import { defineFault } from '../fault.js';
import { inPages } from './_pages.js';

export default defineFault({
  id: 'page-loses-client-at-border',
  sentence: 'the list comes in pages of ten, and leaves out one client between two',
  caughtBy: ['created-is-listed'],
  probes: ['many-clients'],
  needs: 'repetition',
  plant: () => inPages((page) => page * 11),
});
