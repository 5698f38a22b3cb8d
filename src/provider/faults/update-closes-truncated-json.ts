import { defineFault } from '../fault.js';
import { renamed } from './_spoil.js';

export default defineFault({
  id: 'update-closes-truncated-json',
  sentence: 'an update whose JSON ends too early is completed and served',
  caughtBy: ['malformed-json-is-refused'],
  probes: ['invalid-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && Buffer.from(call.body).at(-1) === 0x5d
        ? next(renamed(call, /$/, '}'))
        : next(),
  }),
});
