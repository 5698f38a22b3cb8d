import { defineFault } from '../fault.js';
import { isNull, onDraft } from './_spoil.js';

export default defineFault({
  id: 'null-flag-is-taken-for-true-by-create',
  sentence: 'a create with null for pkceRequired is served, and requires PKCE',
  caughtBy: ['empty-values-stay-as-pinned'],
  probes: ['empty-values'],
  plant: () =>
    onDraft((draft) => (isNull(draft, 'pkceRequired') ? { ...draft, pkceRequired: true } : draft)),
});
