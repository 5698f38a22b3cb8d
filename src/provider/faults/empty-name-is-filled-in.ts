import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'empty-name-is-filled-in',
  sentence: 'a create with an empty name is served, and makes a client with a name of its own',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['odd-bodies'],
  plant: () => onDraft((draft) => (draft.name === '' ? { ...draft, name: 'Untitled' } : draft)),
});
