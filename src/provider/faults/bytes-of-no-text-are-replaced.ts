import { defineFault } from '../fault.js';
import { renamed } from './_spoil.js';

export default defineFault({
  id: 'bytes-of-no-text-are-replaced',
  sentence: 'an update with a byte that is no UTF-8 is served, and U+FFFD is stored for it',
  caughtBy: ['malformed-json-is-refused'],
  probes: ['odd-updates'],
  plant: () => ({
    // Bytes that are read as text without care are replaced.
    handle: (call, next) => next(call.operation === 'updateClient' ? renamed(call, '', '') : call),
  }),
});
