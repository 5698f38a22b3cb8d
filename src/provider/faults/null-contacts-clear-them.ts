import { defineFault } from '../fault.js';
import { isNull, onUpdate } from './_spoil.js';

export default defineFault({
  id: 'null-contacts-clear-them',
  sentence: 'an update with null for contacts clears them, and is served',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () => onUpdate((sent) => (isNull(sent, 'contacts') ? { ...sent, contacts: [] } : sent)),
});
