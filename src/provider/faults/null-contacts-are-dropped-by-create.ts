import { defineFault } from '../fault.js';
import { isNull, onDraft, without } from './_spoil.js';

export default defineFault({
  id: 'null-contacts-are-dropped-by-create',
  sentence: 'a create with null for contacts is served as one without',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () => onDraft((draft) => (isNull(draft, 'contacts') ? without(draft, 'contacts') : draft)),
});
