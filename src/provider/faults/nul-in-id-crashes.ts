import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'nul-in-id-crashes',
  sentence: 'a get of an id with a NUL answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-ids'],
  plant: () =>
    failing((call) => call.route.kind === 'client' && call.route.clientId.includes('\0')),
});
