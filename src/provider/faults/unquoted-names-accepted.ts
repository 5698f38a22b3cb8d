import { defineFault } from '../fault.js';
import { renamed } from './_spoil.js';

export default defineFault({
  id: 'unquoted-names-accepted',
  sentence: 'a create whose member names stand without quotes is served',
  caughtBy: ['malformed-json-is-refused'],
  probes: ['invalid-bodies'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient' ? next(renamed(call, '{name:', '{"name":')) : next(),
  }),
});
