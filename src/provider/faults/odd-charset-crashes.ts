import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'odd-charset-crashes',
  sentence: 'an update whose body says another character set answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => failing((call) => call.headers['content-type']?.includes('utf-16') === true),
});
