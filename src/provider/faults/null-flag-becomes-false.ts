import { defineFault } from '../fault.js';
import { isNull, onUpdate } from './_spoil.js';

export default defineFault({
  id: 'null-flag-becomes-false',
  sentence: 'an update with null for pkceRequired turns it off, and is served',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () =>
    onUpdate((sent) => (isNull(sent, 'pkceRequired') ? { ...sent, pkceRequired: false } : sent)),
});
