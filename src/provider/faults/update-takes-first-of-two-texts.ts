import { defineFault } from '../fault.js';
import { renamed } from './_spoil.js';

export default defineFault({
  id: 'update-takes-first-of-two-texts',
  sentence: 'an update whose body is two JSON texts stores the first',
  caughtBy: ['malformed-json-is-refused'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' ? next(renamed(call, /\}\{.*$/, '}')) : next(),
  }),
});
