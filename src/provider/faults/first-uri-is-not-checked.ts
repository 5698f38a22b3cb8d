import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'first-uri-is-not-checked',
  sentence: 'a create with a number as its first redirect URI drops it, and is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-members'],
  plant: () =>
    onDraft((draft) =>
      Array.isArray(draft.redirectUris) && typeof draft.redirectUris[0] !== 'string'
        ? { ...draft, redirectUris: draft.redirectUris.slice(1) }
        : draft,
    ),
});
