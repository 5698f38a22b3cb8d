import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'empty-uris-are-filled-in',
  sentence: 'a create with an empty list of redirect URIs is served, and gets one',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['odd-bodies'],
  plant: () =>
    onDraft((draft) =>
      draft.redirectUris?.length === 0
        ? { ...draft, redirectUris: ['https://www.example.com/callback'] }
        : draft,
    ),
});
