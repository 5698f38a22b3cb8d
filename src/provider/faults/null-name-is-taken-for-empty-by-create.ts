import { defineFault } from '../fault.js';
import { isNull, onDraft } from './_spoil.js';

export default defineFault({
  id: 'null-name-is-taken-for-empty-by-create',
  sentence:
    'a create with null for its name is served, and makes a client without a name of its own',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-members'],
  plant: () => onDraft((draft) => (isNull(draft, 'name') ? { ...draft, name: 'Unnamed' } : draft)),
});
