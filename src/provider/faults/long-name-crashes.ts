import { defineFault } from '../fault.js';
import { failing, sentIn } from './_spoil.js';

export default defineFault({
  id: 'long-name-crashes',
  sentence: 'a create with a name of more than 255 characters answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-bodies'],
  plant: () =>
    failing((call) => call.operation === 'createClient' && (sentIn(call)?.name?.length ?? 0) > 255),
});
