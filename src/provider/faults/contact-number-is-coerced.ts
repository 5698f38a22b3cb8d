import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'contact-number-is-coerced',
  sentence: 'a create with a number among its contacts stores it as a text',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () =>
    onDraft((draft) =>
      Array.isArray(draft.contacts) ? { ...draft, contacts: draft.contacts.map(String) } : draft,
    ),
});
