import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'broken-escape-crashes',
  sentence: 'a get of an id with a percent sign that escapes nothing answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-ids'],
  plant: () => failing((call) => call.route.kind === 'nothing' && call.target.includes('%zz')),
});
