import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'quote-in-id-crashes',
  sentence: 'a get of an id with a quotation mark answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-ids'],
  plant: () => failing((call) => call.route.kind === 'client' && call.route.clientId.includes('"')),
});
