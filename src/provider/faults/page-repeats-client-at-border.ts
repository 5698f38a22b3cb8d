import { defineFault } from '../fault.js';
import { inPages } from './_pages.js';

export default defineFault({
  id: 'page-repeats-client-at-border',
  sentence:
    'the list comes in pages of ten, and each begins with the last client of the one before',
  caughtBy: ['created-is-listed'],
  probes: ['many-clients'],
  needs: 'repetition',
  plant: () => inPages((page) => page * 9),
});
