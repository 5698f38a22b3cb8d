import { defineFault } from '../fault.js';
import { onUpdate, without } from './_spoil.js';

export default defineFault({
  id: 'empty-contacts-are-ignored-by-update',
  sentence: 'an update with an empty list of contacts keeps those that were there',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () => onUpdate((sent) => (sent.contacts?.length === 0 ? without(sent, 'contacts') : sent)),
});
