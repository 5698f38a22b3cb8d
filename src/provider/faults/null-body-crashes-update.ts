import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'null-body-crashes-update',
  sentence: 'an update whose body is null answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-json'],
  plant: () =>
    failing(
      (call) => call.operation === 'updateClient' && Buffer.from(call.body).toString() === 'null',
    ),
});
