import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'long-member-crashes-update',
  sentence: 'an update with a member of fifty thousand characters answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () => failing((call) => call.operation === 'updateClient' && call.body.length > 40_000),
});
