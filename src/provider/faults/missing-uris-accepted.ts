import { defineFault } from '../fault.js';
import { onDraft } from './_spoil.js';

export default defineFault({
  id: 'missing-uris-accepted',
  sentence: 'a create without redirectUris is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-bodies'],
  plant: () => onDraft((draft) => ({ redirectUris: ['https://example.com/'], ...draft })),
});
