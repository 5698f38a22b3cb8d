import { defineFault } from '../fault.js';
import { asJson } from './_spoil.js';

export default defineFault({
  id: 'text-update-accepted',
  sentence: 'an update whose body is text/plain is served',
  caughtBy: ['unknown-media-type-is-refused'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.operation === 'updateClient' && call.headers['content-type'] === 'text/plain'
        ? next(asJson(call))
        : next(),
  }),
});
