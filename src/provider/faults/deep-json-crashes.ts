import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'deep-json-crashes',
  sentence: 'a create with JSON of two thousand levels answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-json'],
  plant: () => failing((call) => Buffer.from(call.body).includes('['.repeat(1000))),
});
