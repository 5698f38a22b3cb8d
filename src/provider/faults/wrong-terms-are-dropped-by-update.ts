import { defineFault } from '../fault.js';
import { onUpdate, without } from './_spoil.js';

export default defineFault({
  id: 'wrong-terms-are-dropped-by-update',
  sentence: 'an update whose tosUri is no text drops it, and is served',
  caughtBy: ['invalid-body-is-refused'],
  probes: ['invalid-members'],
  plant: () =>
    onUpdate((sent) => (typeof sent.tosUri === 'string' ? sent : without(sent, 'tosUri'))),
});
