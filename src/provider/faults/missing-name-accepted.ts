import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'missing-name-accepted',
  sentence: 'a create without a name is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () => onDraft((draft) => ({ name: 'Unnamed', ...draft })),
});
