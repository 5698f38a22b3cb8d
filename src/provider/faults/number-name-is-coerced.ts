import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'number-name-is-coerced',
  sentence: 'a create whose name is a number stores it as a text',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () =>
    onDraft((draft) =>
      typeof draft.name === 'number' ? { ...draft, name: String(draft.name) } : draft,
    ),
});
