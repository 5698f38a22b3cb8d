import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'deep-json-crashes-update',
  sentence: 'an update with JSON of two thousand levels answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () =>
    failing(
      (call) =>
        call.operation === 'updateClient' && Buffer.from(call.body).includes('['.repeat(1000)),
    ),
});
