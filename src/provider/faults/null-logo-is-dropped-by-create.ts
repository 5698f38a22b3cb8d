import { defineFault } from '../fault.js';
import { isNull, onDraft, without } from './_spoil.js';

export default defineFault({
  id: 'null-logo-is-dropped-by-create',
  sentence: 'a create with null for logoUri is served as one without',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () => onDraft((draft) => (isNull(draft, 'logoUri') ? without(draft, 'logoUri') : draft)),
});
