import { defineFault } from '../fault.js';

export default defineFault({
  id: 'post-to-client-is-served',
  sentence: 'POST to a client answers 200 with its details, which the document does not know',
  caughtBy: ['unknown-method-is-refused'],
  probes: ['odd-requests'],
  plant: () => ({
    handle: (call, next) =>
      call.method === 'POST' && call.route.kind === 'client'
        ? next({ ...call, method: 'GET', operation: 'getClient' })
        : next(),
  }),
});
