import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'one-uri-becomes-a-list',
  sentence: 'a create whose redirectUris is a text stores a list of one',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () =>
    onDraft((draft) =>
      typeof draft.redirectUris === 'string'
        ? { ...draft, redirectUris: [draft.redirectUris] }
        : draft,
    ),
});
