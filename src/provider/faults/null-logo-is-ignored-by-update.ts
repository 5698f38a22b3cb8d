import { defineFault } from '../fault.js';
import { isNull, onUpdate, without } from './_spoil.js';

export default defineFault({
  id: 'null-logo-is-ignored-by-update',
  sentence: 'an update with null for logoUri keeps the logo, and is served',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () => onUpdate((sent) => (isNull(sent, 'logoUri') ? without(sent, 'logoUri') : sent)),
});
