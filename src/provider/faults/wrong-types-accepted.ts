import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'wrong-types-accepted',
  sentence: 'a create whose pkceRequired is a text is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () =>
    onDraft((draft) =>
      typeof draft.pkceRequired === 'string' ? { ...draft, pkceRequired: true } : draft,
    ),
});
