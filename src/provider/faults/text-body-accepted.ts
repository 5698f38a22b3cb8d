import { defineFault } from '../fault.js';
import { asJson } from './_spoil.js';

export default defineFault({
  id: 'text-body-accepted',
  sentence: 'a create whose body is text/plain is served',
  caughtBy: ['unknown-media-type-is-refused'],
  probes: ['unsupported'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'createClient' && call.headers['content-type']?.startsWith('text/plain')
        ? next(asJson(call))
        : next(),
  }),
});
