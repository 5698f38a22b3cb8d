import { defineFault } from '../fault.js';
import { onDraft, without } from './_spoil.js';

export default defineFault({
  id: 'wrong-logo-is-dropped',
  sentence: 'a create whose logoUri is no text drops it, and is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-members'],
  plant: () =>
    onDraft((draft) => (typeof draft.logoUri === 'string' ? draft : without(draft, 'logoUri'))),
});
