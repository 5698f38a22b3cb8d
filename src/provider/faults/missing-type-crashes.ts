import { defineFault } from '../fault.js';
import { failing } from './_spoil.js';

export default defineFault({
  id: 'missing-type-crashes',
  sentence: 'an update whose body has no media type answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-updates'],
  plant: () =>
    failing(
      (call) => call.operation === 'updateClient' && call.headers['content-type'] === undefined,
    ),
});
