import { defineFault } from '../fault.js';
import { renamed } from './_spoil.js';

export default defineFault({
  id: 'update-takes-trailing-comma',
  sentence: 'an update with a comma after its last member is served',
  caughtBy: ['malformed-json-is-refused'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' ? next(renamed(call, /,\}$/, '}')) : next(),
  }),
});
