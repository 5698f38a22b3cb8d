import { defineFault } from '../fault.js';
import { onDraft, without } from './_spoil.js';

export default defineFault({
  id: 'empty-page-is-dropped-by-create',
  sentence: 'a create with an empty clientUri is served as one without',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () => onDraft((draft) => (draft.clientUri === '' ? without(draft, 'clientUri') : draft)),
});
